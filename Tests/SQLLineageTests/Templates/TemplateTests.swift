import SQLLineage
import Testing

/// dbt models and other Jinja are read before they are compiled.
@Suite struct TemplateTests {
    @Test func `ref and source name tables`() {
        let answer = lineage(
            "select o.id, c.name from {{ ref('orders') }} o join {{ source('crm', 'customers') }} c on o.cid = c.id")
        #expect(answer.reads == ["crm.customers", "orders"])
        #expect(answer.inputs(of: "name") == ["crm.customers.name DIRECT IDENTITY"])
        #expect(answer.diagnostics.isEmpty)
    }

    @Test func `configuration and comments write nothing`() {
        let answer = lineage("{{ config(materialized='table') }}\n{# a note #}\nselect a from {{ ref('t') }}")
        #expect(answer.reads == ["t"])
        #expect(answer.isComplete)
    }

    @Test func `loops over known lists make a column each`() {
        let answer = lineage(
            """
            {% set methods = ['card', 'cash'] %}
            select id
            {% for m in methods %}, sum(case when method = '{{ m }}' then amount end) as {{ m }}_amount{% endfor %}
            from {{ ref('payments') }} group by id
            """)
        #expect(answer.columns.map(\.column) == ["id", "card_amount", "cash_amount"])
        #expect(
            answer.inputs(of: "cash_amount")
                == ["payments.amount DIRECT AGGREGATION", "payments.method INDIRECT CONDITIONAL"])
    }

    @Test func `loop knows its first and last round`() {
        let answer = lineage("select {% for c in ['a', 'b'] %}{{ c }}{{ ', ' if not loop.last }}{% endfor %} from t")
        #expect(answer.columns.map(\.column) == ["a", "b"])
    }

    @Test func `an incremental model is read as its full run`() {
        let answer = lineage(
            "select a from t {% if is_incremental() %} where d > (select max(d) from {{ this }}) {% endif %}")
        #expect(answer.reads == ["t"])
        #expect(answer.isComplete)
    }

    @Test func `macros of the same text are expanded`() {
        let answer = lineage(
            "{% macro cents(c) %}round({{ c }} / 100, 2){% endmacro %}select {{ cents('price') }} as p from t")
        #expect(answer.inputs(of: "p") == ["t.price DIRECT TRANSFORMATION"])
    }

    @Test func `macros of packages keep the columns that they are given`() {
        let answer = lineage(
            "select {{ dbt_utils.generate_surrogate_key(['a', 'b']) }} as k, {{ money.euros('c') }} as e from t")
        #expect(answer.inputs(of: "k") == ["t.a DIRECT TRANSFORMATION masking", "t.b DIRECT TRANSFORMATION masking"])
        #expect(answer.inputs(of: "e") == ["t.c DIRECT TRANSFORMATION"])
    }

    @Test func `given variables are rendered, others have their default`() {
        var analyzer = SQLAnalyzer(dialect: .postgres)
        analyzer.templateVariables = ["table": .string("real_table")]
        #expect(analyzer.analyze("select a from {{ var('table', 'other') }}").reads == ["real_table"])
        #expect(lineage("select a from {{ var('table', 'other') }}").reads == ["other"])
    }

    @Test func `what is not known is a placeholder that is reported where it stands`() {
        let answer = lineage("select a\nfrom t\nwhere ds = '{{ ds }}' and x = {{ mystery }}")
        #expect(answer.reads == ["t"])
        #expect(answer.codes == ["unknown-template 3:13", "unknown-template 3:31"])
        #expect(answer.isComplete)
    }

    @Test func `quotes within a placeholder are none of the SQL's`() {
        let answer = lineage("select '{{ var('x') }}' as a, b from t -- don't\nwhere c = '{{ conf['k'] }}' and d = 1")
        #expect(answer.isComplete)
        #expect(answer.inputs(of: "b") == ["t.b DIRECT IDENTITY"])
        #expect(answer.steering == ["t.c FILTER", "t.d FILTER"])
    }

    @Test func `a clause that only a macro knows is passed over`() {
        let answer = lineage("select a from {{ ref('t') }} {{ limit_rows() }} order by a")
        #expect(answer.isComplete)
        #expect(answer.steering == ["t.a SORT"])
        #expect(lineage("select a, count(*) as n from t {{ dbt_utils.group_by(1) }}").steering == ["t.a GROUP_BY"])
    }

    @Test func `macros that write queries are written out`() {
        let union = "with u as ({{ dbt_utils.union_relations(relations=[ref('a'), ref('b')]) }}) select id from u"
        #expect(lineage(union).inputs(of: "id") == ["a.id DIRECT IDENTITY", "b.id DIRECT IDENTITY"])
        let newest = "{{ dbt_utils.deduplicate(relation=ref('t'), partition_by='id', order_by='ts desc') }}"
        #expect(lineage(newest).reads == ["t"])
        #expect(lineage(newest).steering == ["t.id FILTER", "t.ts FILTER"])
    }

    @Test func `parameters of macros have defaults, and macros return values`() {
        let macro = "{% macro f(a, b='c, d', e=['g']) %}{{ a }}, {{ b }}, {{ e[0] }}{% endmacro %}"
        #expect(lineage(macro + "select {{ f('x') }} from t").columns.map(\.column) == ["x", "c", "d", "g"])
        let list = "{% macro names() %}{% do return(['a', 'b']) %}{% endmacro %}"
        #expect(lineage(list + "select {{ names() | join(', ') }} from t").columns.map(\.column) == ["a", "b"])
    }

    @Test func `a list is so many arguments of a macro, and a star may leave columns out`() {
        #expect(lineage("select {{ dbt.concat(['a', 'b']) }} as c from t").inputs(of: "c")?.count == 2)
        let star = "select {{ dbt_utils.star(from=ref('t'), except=['X']) }} from {{ ref('t') }}"
        #expect(lineage(star, schema: ["t": ["x", "y"]]).columns.map(\.column) == ["y"])
    }

    @Test func `a statement block is a statement of its own`() {
        let answer = lineage("{% call statement('m') %} select max(d) from t {% endcall %} select a from u")
        #expect(answer.isComplete)
        #expect(answer.reads == ["t", "u"])
    }

    @Test func `places are those of the template, not of the rendered text`() {
        let answer = lineage("{% set long = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}\nselect {{ long }}, from from t")
        #expect(answer.codes.first?.hasPrefix("syntax 2:") == true)
    }

    @Test(arguments: [
        "{{", "{%", "{#", "{{ 'a", "{% if x %} a", "{% for a in %} {% endfor %}", "{% nope %}", "select '{#' from t",
        "{{ a | nope(1) }}",
    ])
    func `bad templates are answered`(text: String) {
        _ = lineage(text)
        _ = SQLAnalyzer().parse(text)
    }
}
