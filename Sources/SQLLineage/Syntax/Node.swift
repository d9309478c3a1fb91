/// A node's place in ``SyntaxTree/nodes``; 0 is no node.
typealias NodeID = UInt32

/// One node of the syntax tree: 24 bytes in an arena, its children a linked list.
struct Node {
    var kind: NodeKind
    var flags: NodeFlags = []
    /// The first token and the one after the last.
    var start: UInt32
    var end: UInt32
    var firstChild: NodeID = 0
    var next: NodeID = 0
    /// What it means depends on the kind: see ``NodeKind``.
    var value: UInt32 = 0
}

struct NodeFlags: OptionSet {
    let rawValue: UInt16
    static let none: NodeFlags = []
    /// Set operations, INSERT: columns are matched by their names.
    static let byName = NodeFlags(rawValue: 1)
    static let distinct = NodeFlags(rawValue: 2)
    /// Joins: without a condition, the columns that both sides have.
    static let natural = NodeFlags(rawValue: 4)
    /// Calls: parameters stand in parentheses of their own before the arguments.
    static let parametric = NodeFlags(rawValue: 4)
    /// Joins: only the left side's columns come out (SEMI, ANTI).
    static let leftOnly = NodeFlags(rawValue: 8)
    /// Joins: only the right side's columns come out.
    static let rightOnly = NodeFlags(rawValue: 16)
    static let recursive = NodeFlags(rawValue: 32)
    static let temporary = NodeFlags(rawValue: 64)
    static let negated = NodeFlags(rawValue: 128)
    /// `SELECT AS STRUCT`, arrays of structs: the columns become fields of one value.
    static let asStruct = NodeFlags(rawValue: 256)
    /// `SELECT AS VALUE`: the fields of the only column are the columns.
    static let asValue = NodeFlags.leftOnly
    /// EXCEPT and MINUS: the operands after the first only take rows away.
    static let subtracting = NodeFlags(rawValue: 512)
    /// Written by the parser where the text has it not.
    static let implied = NodeFlags(rawValue: 1024)
    static let lateral = NodeFlags(rawValue: 2048)
    /// CREATE OR REPLACE, INSERT OVERWRITE.
    static let replacing = NodeFlags(rawValue: 4096)
    static let view = NodeFlags(rawValue: 8192)
    /// FLATTEN … OUTER, RIGHT or FULL joins: rows of the other side may be missing.
    static let outer = NodeFlags(rawValue: 16384)
    /// A table that is written to.
    static let target = NodeFlags(rawValue: 32768)
}

/// The kinds of node, with their children in order (`?` optional, `*` any number) and the meaning of the value.
///
/// A kind that has no more to say than "these expressions take part" is an ``operation``: the resolver takes the columns
/// of all children. Parts of SQL that lineage does not depend on (operators, their precedence, options) are not kept.
enum NodeKind: UInt8 {
    case none
    // MARK: Expressions
    case literal
    /// A column or other name; value: ``SyntaxTree/parts`` index and count, see ``SyntaxTree/path(_:)``.
    case name
    /// `*`, `t.*`; value: path of the qualifier. Children: exceptColumns?, replaceColumns?, renameColumns?, likeColumns?,
    /// applyColumns*, or the expression before `.*`.
    case star
    /// Children: name of the columns.
    case exceptColumns
    /// `LIKE`, `ILIKE` (``NodeFlags/byName``), `SIMILAR TO` (``NodeFlags/distinct``), `GLOB` (``NodeFlags/natural``) or their
    /// negation; value: token of the pattern.
    case likeColumns
    /// ClickHouse's APPLY; value: token of the function, 0 for a lambda.
    case applyColumns
    /// Children: item*.
    case replaceColumns
    /// Children: item*, each the old name with the new one as its alias.
    case renameColumns
    /// Value: the path of the function's name. Children: arguments*, filterClause?, withinGroup?, over?, orderBy?.
    case call
    case filterClause
    case withinGroup
    /// Children: partitionBy?, orderBy?, operation (frame)*, or name of a window.
    case over
    case partitionBy
    /// Children: expressions*.
    case orderBy
    /// Children: expression. Value: token of the type's first word, 0 where it has no fields.
    case cast
    /// Children: expressions*.
    case operation
    /// Children: operand?, when*, elseBranch?. The operand is a `condition`.
    case caseExpression
    /// Children: condition, result.
    case when
    case condition
    case elseBranch
    /// Children: query.
    case subquery
    case exists
    /// `expression.name`; value: token of the name. Children: expression.
    case field
    /// `expression[index]`. Children: expression, index*.
    case index
    /// `expression:a.b[i]`. Children: expression, subscripts*. Value: token of the first name.
    case jsonPath
    /// Children: columnName*, body.
    case lambda
    /// `name => expression`, `expression AS name` inside a call; value: token of the name. Children: expression.
    case named
    /// Children: expressions*.
    case tuple
    /// Value: token of the type before the brackets, or 0.
    case array
    /// Children: named*.
    case structure
    case variable
    case template
    /// `@x := expression`. Value: token. Children: expression.
    case assignment

    // MARK: Queries
    /// Children: with?, body, orderBy?, limit?, into?.
    case query
    /// Children: cte*.
    case with
    /// Value: token of the name. Children: columnName*, query (or a data changing statement), named* (what SEARCH and CYCLE
    /// add).
    case cte
    /// Children: projection, and clauses in any order: from, whereClause, groupBy, …
    case select
    /// Children: item* or star*.
    case projection
    /// Value: token of the alias or 0. Children: expression, columnName* for `AS (a, b)`.
    case item
    /// Children: relation*, join*, lateralView*.
    case from
    case whereClause
    case groupBy
    case having
    case qualify
    case connectBy
    case distinctOn
    /// Children: namedWindow*.
    case windows
    /// Value: token. Children: over.
    case namedWindow
    case limit
    /// `FOR JSON`, `FOR XML`: the rows become one text.
    case asDocument
    /// Children: table or variable.
    case into
    /// Children: queries*, using? (the columns that come out). Flags of an operation by name: leftOnly, the first's
    /// columns; natural, those that all have.
    case setOperation
    /// Children: row*.
    case values
    case row
    /// Children: query, stage*. Each stage is a select, join, orderBy, limit, setOperation, … applied to what came
    /// before.
    case pipeline
    case pipeExtend, pipeSet, pipeDrop, pipeRename, pipeAggregate, pipeAlias

    // MARK: Relations
    /// Value: path. Children: alias?, pivot*, unpivot*, and others that change nothing.
    case table
    /// Children: query, alias?, pivot*.
    case derived
    /// Children: call, alias?, pivot*. Value 1: WITH ORDINALITY or WITH OFFSET; children then have an offsetAlias.
    case tableFunction
    case offsetAlias
    /// Value: the token of the alias, or 0. Children: columnName*.
    case alias
    /// Value: token.
    case columnName
    /// Children: relation, on?, using?.
    case join
    case on
    /// Children: columnName*. Value: token of the alias of the merged columns, or 0.
    case using
    /// Children: relation, join*, pivot*, alias?.
    case joinGroup
    /// Children: call, alias. The alias' columns are those of the function.
    case lateralView
    /// Children: item* (aggregates), on (FOR columns), item* (values).
    case pivot
    case pivotValues
    /// Children: columnName* (value), on (name column), pivotValues.
    case unpivot
    /// Children: partitionBy?, orderBy?, measures, definitions.
    case matchRecognize
    /// Children: alias*.
    case patternNames
    case measures
    case definitions
    /// A string that names a file or location; value: token. Children: alias?.
    case location
    /// `@stage/path`; value: the token behind its last. Children: alias?.
    case stage

    // MARK: Statements
    case script
    /// Children: table, columnName*, query or values; further ones of ON CONFLICT as assignmentList; returning?.
    case insert
    /// Children: insert*, query.
    case multiInsert
    /// Children: condition, insert*.
    case insertBranch
    case insertColumns
    /// Children: relation, assignmentList, from?, whereClause?, returning?.
    case update
    /// Children: setItem*.
    case assignmentList
    /// Children: name or tuple, expression.
    case setItem
    /// Children: relation, from?, whereClause?, returning?.
    case delete
    /// Children: table, relation, on or using, mergeBranch*, returning?.
    case merge
    /// Children: condition?, assignmentList? or insertColumns?, row?. Flags asStruct: `UPDATE SET *`, `INSERT *`.
    case mergeBranch
    /// Children: table, columnDefinition*, projection? (a model's TRANSFORM), query*, location?, clone?, like?.
    case createTable
    case createView
    case columnDefinition
    case clone
    case like
    /// Children: table*.
    case drop
    case truncate
    /// Children: table, table.
    case rename
    case swap
    case alter
    /// Children: source, target.
    case copy
    case exportTo
    /// Children: body statements*.
    case routine
    /// The columns that a function returns; value: token of the table variable that it fills, or 0. Children:
    /// columnDefinition*.
    case functionColumns
    case block
    /// Children: condition, statements*.
    case conditional
    case loop
    /// `FOR x IN (query) LOOP`; value: token of the variable. Children: query, statements.
    case cursorLoop
    /// Value: token of the variable. Children: expression or query?.
    case declare
    /// `TYPE t IS RECORD (…)`; value: token of the name. Children: columnDefinition*.
    case recordType
    /// `(a, b) = (SELECT …)`. Children: value, columnName*.
    case setVariables
    /// Value: token of the cursor. Children: variables*.
    case fetch
    /// Children: table (the synonym), table (what it stands for).
    case synonym
    /// `VALUES record`. Children: name or call of the record.
    case recordRow
    /// The table whose rows a trigger or rule sees, and the function that it calls; value: path.
    case triggerTable
    case triggerFunction
    case setVariable
    /// Value: token of the text. Children: text, into?, binding*.
    case executeImmediate
    /// What dynamic SQL is given for a parameter; value: token of the parameter's name, or 0. Children: expression. Flags
    /// target: the variable is filled.
    case binding
    /// Value: path.
    case callProcedure
    /// Value: path or 0.
    case use
    case returnStatement
    /// RETURNING and OUTPUT of a change: what it gives. Children: item* or star*, into? (of OUTPUT … INTO: a table, then
    /// insertColumns?).
    case returning
    /// SHOW, GRANT and the like, that move no data. Children: tables and queries that it reads.
    case utility
    /// A statement that was not understood. Children: what was.
    case broken
}
