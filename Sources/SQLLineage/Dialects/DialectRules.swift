/// What sets one dialect apart, as data. Each dialect has one file that says how it differs from the neutral one.
struct DialectRules: Sendable {
    // MARK: Text

    /// `"…"` is a string rather than a quoted name.
    var doubleQuotedStrings = false
    /// `[…]` quotes a name.
    var bracketNames = false
    /// A backslash in a string escapes the next character.
    var backslashEscapes = false
    /// `/* /* */ */` ends at its second `*/`.
    var nestedComments = true
    /// `#` begins a comment.
    var hashComments = false
    /// `/*!50001 … */` is run, and `\g` ends a statement without its line.
    var versionComments = false
    /// `//` begins a comment.
    var slashComments = false
    /// `--` begins a comment only where white space follows.
    var dashCommentsNeedSpace = false
    /// `$$…$$` and `$tag$…$tag$` are strings.
    var dollarStrings = true
    /// `'''…'''` and `"""…"""` are strings.
    var tripleQuotedStrings = false
    /// `r'…'` takes backslashes as they are.
    var rawStrings = false
    /// `q'[…]'` is a string.
    var quoteDelimiters = false
    /// `#name` is a name: a temporary table.
    var hashNames = true
    /// `-` may stand inside the name of a table (`my-project.data.orders`).
    var dashNames = false
    /// `@name` is a stage rather than a variable.
    var stages = false
    /// A backslash in a quoted name escapes the next character.
    var nameEscapes = false
    /// A number may end in letters that say its type (`1L`, `2.5BD`).
    var numberSuffixes = true
    /// A name may begin with a digit (`1st_order`); else the letters begin a word of their own.
    var digitNames = true
    /// The tag of `$tag$…$tag$` may begin with a digit.
    var numericDollarTags = false
    /// `@` may stand inside a name.
    var atNames = false

    /// `x -> …` is a function; else it reads a field of JSON.
    var lambdaArrow = true

    // MARK: Names

    enum Folding: Sendable {
        case keep, lower, upper
    }

    /// What becomes of the case of an unquoted name.
    var folding = Folding.keep
    /// An output column may be named by later ones of the same SELECT.
    var lateralAliases = true
    var outputNames = OutputNames.text
    /// An alias of a FROM item without columns names the column of a table function too.
    var functionAliasNamesColumn = true

    /// How an output without alias is called.
    enum OutputNames: Sendable {
        /// The text of the expression.
        case text
        /// PostgreSQL: the function's name, else `?column?`.
        case function
        /// BigQuery: `f0_`, by position.
        case numbered
        /// Trino: `_col0`, by position.
        case column
        /// Spark and Hive: `_c0` by position.
        case hive
    }

    // MARK: Structure

    /// A batch of statements needs no semicolons between them (T-SQL).
    var optionalSemicolons = false
    /// One pair of quotes may hold a whole dotted name: `` `project.data.table` ``.
    var dottedQuotes = false
    /// Names of tables have two parts: there is nothing above the schema.
    var twoLevelNames = false
    /// The schema in which temporary tables are, in lower case.
    var temporarySchema: String?
    /// The schema that `database..table` leaves out; nil for the default schema.
    var skippedSchema: String?
    /// `->>` hands the result of a statement to the next, as `$1`.
    var flowOperator = false
    /// `@` at the end of a line ends a statement (DB2's usual terminator of scripts with procedures).
    var atTerminates = false
    /// The name of a relation can stand for its row, as a value.
    var rowValues = true
    /// The columns of an INSERT may be fields of composite columns (`INSERT INTO t (c.f)`).
    var insertsFields = false
    /// Commands of the dialect's client that stand in scripts.
    var clientCommands = ClientCommands.none

    enum ClientCommands: Sendable {
        /// Those behind a backslash alone, which every dialect has.
        case none
        case sqlPlus, dots, colons, mysql, hive
    }

    /// WITH may refer to itself without RECURSIVE.
    var implicitRecursion = false
    /// PIVOT names its columns after the text of the value, quotes and all.
    var quotedPivotNames = false
    /// PIVOT of one aggregate names its columns after the values alone, whatever the aggregate is called.
    var barePivotNames = false
    /// PIVOT puts the aggregate's name before the value's.
    var pivotAggregateFirst = false

    /// The columns of VALUES without names.
    func valuesColumnName(_ place: Int) -> String {
        switch valuesNames {
        case .column1: "column\(place + 1)"
        case .col1: "col\(place + 1)"
        case .col0: "col\(place)"
        case .underscored: "column_\(place)"
        }
    }

    enum ValuesNames: Sendable {
        case column1, col1, col0, underscored
    }

    var valuesNames = ValuesNames.column1

    /// `SELECT … INTO name` makes a table; else the name is a variable.
    var selectIntoTable = true
    /// `USE name` sets the schema rather than the database above it.
    var useMeansSchema = false

    /// `LOCAL.x` is an output of the same SELECT.
    var localAliases = false
    /// A field of a column is only read behind the column's table: `x.y` names a table, or something of a package.
    var fieldsNeedTable = false
    /// A table that only a qualifier names is joined all the same (`SELECT t.a, u.b FROM t`).
    var implicitJoins = false
    /// `t@link` is a table of another database.
    var databaseLinks = false
    /// `dictGet('d', …)` reads the dictionary d.
    var dictionaryFunctions = false
    /// `[name]` is a quoted name where no subscript can be.
    var bracketNamesWherePossible = false

    /// What UNNEST makes of structs are rows of their fields, that can be named without an alias.
    var unnestsFields = false
    /// A table name may have a path of fields to unnest after it (`FROM t, t.items`).
    var tablePathUnnests = false

    // MARK: Expressions

    /// Words that are values even where a table has a column of their name.
    var reservedValues: ValueWords = []
    /// Words that are values unless a column of their name is known.
    var values: ValueWords = [.currentDates, .currentUser]
    /// `a ? b : c` chooses.
    var conditionalOperator = false
    /// EQ, NE, GT, GE, LT and LE compare.
    var wordComparisons = false
    /// MATCH is an operator before parentheses too, rather than a function.
    var matchOperator = false
    /// `{name: Type}` is a parameter.
    var bracedParameters = false
    /// FIRST, LAST, FIRST_VALUE and LAST_VALUE without a window are aggregates.
    var firstIsAggregate = false
    /// `f(0.9)(x)`: parameters of an aggregate stand in parentheses of their own.
    var parametricAggregates = false
    /// `x.:Type` and `x.^name` read a part of JSON.
    var typedSubcolumns = false
    /// INTERVAL before a parenthesis is a function.
    var intervalFunction = false
    /// `5 DAYS` is a duration without INTERVAL.
    var labelledDurations = false
    /// `CURRENT DATE` and the like are written in two words.
    var spacedRegisters = false
    /// `x::name` reads a field of JSON; a cast is written `x :> TYPE`.
    var doubleColonIsPath = false
    /// A path into JSON may have white space around its colons (`data : a : b`).
    var spacedColonPaths = false
    /// `column.f(x)` is `f(column, x)`.
    var dottedMethods = false
    /// In a single join, a column that both tables have is that of the left one.
    var ambiguityPrefersLeft = false
    /// `type::method(x)` calls a method of a type.
    var staticMethods = false
    /// A word before a string is its type, whatever the word (`IPADDRESS '10.0.0.1'`).
    var typedLiterals = false
    /// A word before a string says how it is to be read, whatever the word.
    var stringIntroducers = false
    /// `IF a THEN b ELSE c ENDIF` is an expression.
    var conditionalExpression = false

    /// MAP and REDUCE hand rows to a script.
    var scriptTransforms = false
    /// A bare name behind IN is a table.
    var tablesBehindIn = false

    /// The parts of a tuple are read by their places, from 1.
    var tuplesHavePositions = false

    // MARK: Queries

    /// `WITH expression AS name` names a value.
    var expressionCTEs = false
    /// PIVOT, DESCRIBE, SHOW and SUMMARIZE can stand where a query can.
    var statementsAsQueries = false
    /// `alias: expression` names an output or a relation.
    var aliasBeforeColon = false
    /// `alias = expression` names an output.
    var assignedAliases = false
    /// `x 'alias'` names an output.
    var stringAliases = false
    /// SELECT may have no outputs.
    var emptySelect = false
    /// `SELECT AS name …` makes a value of a type.
    var selectAsType = false
    /// `AS alias(10)`: an alias may have a type's parameters behind it.
    var parametrizedAliases = false
    /// FINAL behind a table and FORMAT behind a query are no aliases.
    var finalAndFormat = false
    /// Attributes of an output may stand behind it in parentheses (`dob (TITLE 'Birth')`).
    var outputAttributes = false
    /// SEL, INS, UPD, DEL and CT abbreviate statements, and LOCKING may stand before them.
    var abbreviatedStatements = false
    /// `UNPIVOT object AS value AT name`, and AT behind an unnested path, name the key.
    var unpivotsObjects = false

    /// PARTITION of an INSERT names columns (`PARTITION (dt = '2020', hr)`) rather than partitions.
    var partitionsAreColumns = false

    // MARK: Definitions and procedures

    /// `CREATE TABLE t AS u` takes the columns of u, and a materialized view may write TO a table.
    var tableAsTable = false
    /// First words of statements of the dialect's own that move no data.
    var ownUtilities = OwnUtilities.none

    enum OwnUtilities: Sendable {
        case none, clickhouse, doris, duckdb, exasol

        func contains(_ word: String) -> Bool {
            switch self {
            case .none: false
            case .clickhouse: word == "exists"
            case .doris: word == "switch"
            case .duckdb: word == "force"
            case .exasol: ["reorganize", "recompress", "impersonate", "enforce"].contains(word)
            }
        }
    }

    /// PARALLEL WITH stands between statements that run at once.
    var parallelStatements = false
    /// Scripts in other languages stand behind AS, up to a line with a slash alone.
    var scriptBodies = false
    /// CREATE VDS makes a view, and STORE AS says how a table is kept.
    var virtualDatasets = false
    /// `ALTER TABLE t UPDATE a = b WHERE c` and `DELETE WHERE c`.
    var alterChangesRows = false
    /// DECLARE begins a list of declarations that BEGIN ends.
    var declareSections = true
    /// The declarations of a routine stand between AS and BEGIN without DECLARE.
    var bareDeclarations = false
    /// A function's type stands behind RETURN.
    var returnsWithoutS = false
    /// `VALUES [a, b)` is the range of a partition.
    var halfOpenRanges = false
    /// A procedure's name may stand alone for its call.
    var bareCalls = false
    /// What is not SQL: pipelines of PRQL, or expressions of DAX behind EVALUATE.
    var foreign = ForeignLanguage.none

    /// Languages other than SQL that have a dialect's name.
    enum ForeignLanguage: Sendable {
        case none, prql, dax
    }
}

extension Dialect {
    var rules: DialectRules {
        switch self {
        case .ansi: .ansi
        case .neutral, .datafusion, .solr, .tableau: .neutral
        case .prql: .prql
        case .dax: .dax
        case .bigquery: .bigquery
        case .clickhouse: .clickhouse
        case .databricks: .databricks
        case .spark: .spark
        case .hive: .hive
        case .db2: .db2
        case .doris, .starrocks: .doris
        case .dremio, .drill: .drill
        case .druid: .druid
        case .duckdb: .duckdb
        case .exasol: .exasol
        case .tsql, .fabric: .tsql
        case .postgres, .greenplum, .materialize, .risingwave, .netezza: .postgres
        case .vertica: .vertica
        case .redshift: .redshift
        case .impala: .hive
        case .mysql: .mysql
        case .singlestore: .singlestore
        case .oracle: .oracle
        case .presto, .trino, .dune: .trino
        case .athena: .athena
        case .snowflake: .snowflake
        case .sqlite: .sqlite
        case .teradata: .teradata
        }
    }
}
