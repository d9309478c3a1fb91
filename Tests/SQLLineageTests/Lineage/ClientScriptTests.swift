import SQLLineage
import Testing

/// Scripts as dumps and clients write them: what belongs to the client is obeyed, and never read as SQL.
@Suite struct ClientScriptTests {
    @Test(arguments: ["$$", "//", "|", ";;", "END_OF_PROCEDURE"])
    func `DELIMITER ends what a procedure is, glued to it or not`(delimiter: String) {
        for space in [" ", delimiter.first == "E" ? "\n" : ""] {
            let answer = lineage(
                """
                DELIMITER \(delimiter)
                CREATE PROCEDURE p() BEGIN INSERT INTO d SELECT a FROM s; END\(space)\(delimiter)
                CREATE PROCEDURE q() BEGIN INSERT INTO e SELECT b FROM t; END\(space)\(delimiter)
                DELIMITER ;
                INSERT INTO f SELECT c FROM u;
                """, .mysql)
            #expect(answer.isComplete)
            #expect(answer.reads == ["s", "t", "u"])
            #expect(answer.writes == ["d", "e", "f"])
        }
    }

    @Test func `a delimiter ends a name that stands before it`() {
        #expect(lineage("DELIMITER $$\nINSERT INTO d SELECT a FROM s$$", .mysql).reads == ["s"])
    }

    @Test func `an option DELIMITER of COPY and a column of that name are no commands`() {
        let answer = lineage("COPY t FROM 's3://b/k'\nDELIMITER '|'\nGZIP;\nSELECT a,\ndelimiter\nFROM t", .redshift)
        #expect(answer.isComplete)
        #expect(answer.inputs(of: "delimiter") == ["t.delimiter DIRECT IDENTITY"])
    }

    @Test func `version comments of mysqldump are run`() {
        let answer = lineage(
            """
            /*!999999\\- enable the sandbox mode */
            /*!50001 CREATE ALGORITHM=UNDEFINED */
            /*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
            /*!50001 VIEW `v` AS select `t`.`id` AS `id` /*! , b */ from `t` */;
            """, .mysql)
        #expect(answer.isComplete)
        #expect(answer.inputs(of: "v.id") == ["t.id DIRECT IDENTITY"])
        #expect(answer.inputs(of: "v.b") == ["t.b DIRECT IDENTITY"])
    }

    @Test func `the rows behind COPY FROM stdin are no SQL`() {
        let answer = lineage(
            """
            COPY a (x) FROM stdin;
            foo; delete from users; insert into y select b from z
            1\tNick's "x
            \\.

            CREATE VIEW v AS SELECT x FROM a;
            """)
        #expect(answer.isComplete)
        #expect(answer.writes == ["a", "v"])
    }

    @Test func `without the line that ends them there are no rows`() {
        #expect(lineage("COPY a FROM stdin;\nINSERT INTO b SELECT x FROM c;").reads == ["c"])
    }

    @Test func `commands of psql end with their line`() {
        let answer = lineage(
            """
            \\set who 'it''s
            \\copy sales FROM 'x.csv' CSV
            SELECT a FROM t \\gset
            SELECT b FROM u
            \\gexec
            INSERT INTO d SELECT c FROM w;
            """)
        #expect(answer.isComplete)
        #expect(answer.reads == ["t", "u", "w", "x.csv"])
        #expect(answer.writes == ["d", "sales"])
    }

    @Test func `a remark of SQL*Plus may hold a single quote`() {
        let answer = lineage("PROMPT it's done\nINSERT INTO d SELECT a FROM s;\nREM don't\n", .oracle)
        #expect(answer.isComplete)
        #expect(answer.reads == ["S"])
    }
}
