/// SQL rendered from a template, with the way back to the template's text.
struct RenderedTemplate {
    var text: [UInt8] = []
    /// Where stretches of the rendered text come from, in order.
    private var stretches: [(rendered: Int, original: Int, isVerbatim: Bool)] = []
    /// What had to be left as it is: where in the template, and why.
    var unknown: [(range: Range<Int>, message: String)] = []

    /// Which quotes what comes next stands in.
    private(set) var quotes = QuoteTracker()

    mutating func append(_ bytes: some Collection<UInt8>, from original: Int, isVerbatim: Bool) {
        for byte in bytes { quotes.read(byte) }
        stretches.append((text.count, original, isVerbatim))
        text.append(contentsOf: bytes)
    }

    /// The place in the template of a place in the rendered text.
    func original(_ offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].rendered <= offset { low = middle } else { high = middle }
        }
        guard low < stretches.count else { return offset }
        let stretch = stretches[low]
        return stretch.isVerbatim ? stretch.original + offset - stretch.rendered : stretch.original
    }
}

/// Follows quotes and comments through SQL, as far as all dialects agree on them.
struct QuoteTracker {
    /// The quote that is open, 0 for none.
    private(set) var open: UInt8 = 0
    private var comment: UInt8 = 0
    private var last: UInt8 = 0

    mutating func read(_ byte: UInt8) {
        defer { last = byte }
        if comment != 0 {
            let ends =
                comment == UInt8(ascii: "-")
                ? byte == UInt8(ascii: "\n") : last == UInt8(ascii: "*") && byte == UInt8(ascii: "/")
            if ends { comment = 0 }
        } else if open != 0 {
            if byte == open { open = 0 }
        } else {
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): open = byte
            case UInt8(ascii: "-") where last == byte: comment = byte
            case UInt8(ascii: "*") where last == UInt8(ascii: "/"): comment = byte
            default: break
            }
        }
    }
}

/// Renders the Jinja of dbt models, Airflow's templates and plain scripts as far as its values are known. What is not
/// known stays as `{{ … }}`, which the SQL parser reads as a name or value.
struct TemplateRenderer {
    /// Given from outside: dbt's vars, Airflow's params.
    var variables: [String: TemplateValue]
    private var scopes: [[String: TemplateValue]] = [[:]]
    private var macros: [String: (parameters: [Template.MacroParameter], body: [Template.Part])] = [:]
    /// What `return(…)` gave: the rest of the macro is not rendered.
    private var returned: TemplateValue?
    private var isInMacro = false
    private var output = RenderedTemplate()
    private let bytes: UnsafeBufferPointer<UInt8>
    private var depth = 0
    /// Beyond this a template makes more text than a model can have.
    private static let maximumSize = 64 << 20

    init(_ bytes: UnsafeBufferPointer<UInt8>, variables: [String: TemplateValue] = [:]) {
        self.bytes = bytes
        self.variables = variables
    }

    mutating func render() -> RenderedTemplate {
        let template = Template(bytes)
        output.unknown = template.broken
        render(template.parts)
        return output
    }

    // MARK: Parts

    private mutating func render(_ parts: [Template.Part]) {
        guard depth < 60 else { return }
        depth += 1
        defer { depth -= 1 }
        for part in parts where output.text.count < Self.maximumSize && returned == nil {
            switch part {
            case .text(let range): output.append(bytes[range], from: range.lowerBound, isVerbatim: true)
            case .output(let range, let source): write(source, at: range)
            case .conditional(let branches, let range): render(branches, at: range)
            case .loop(let names, let over, let body, let range): loop(names, over, body, at: range)
            case .set(let name, let source): set(name, to: value(source))
            case .setBlock(let name, let body): scopes[scopes.count - 1][name] = .string(captured(body))
            case .statement(let body, let range):
                render(body)
                output.append([UInt8(ascii: ";")], from: range.upperBound, isVerbatim: false)
            case .macro(let name, let parameters, let body): macros[name] = (parameters, body)
            case .evaluate(let source): _ = value(source)
            }
        }
    }

    /// `{% set x = … %}`, and `{% set space.x = … %}` of a namespace.
    private mutating func set(_ name: String, to value: TemplateValue) {
        guard let dot = name.firstIndex(of: ".") else {
            scopes[scopes.count - 1][name] = value
            return
        }
        let (space, key) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
        for index in scopes.indices.reversed() {
            guard case .dictionary(var entries)? = scopes[index][space] else { continue }
            if let place = entries.firstIndex(where: { $0.key == key }) {
                entries[place].value = value
            } else {
                entries.append(TemplateEntry(key, value))
            }
            scopes[index][space] = .dictionary(entries)
            return
        }
    }

    private mutating func write(_ source: String, at range: Range<Int>) {
        let value = value(source)
        if let text = value.text {
            output.append(Array(text.utf8), from: range.lowerBound, isVerbatim: false)
        } else if !isNothing(source) {
            // `'{{ var('x') }}'`: the quotes within are none of the SQL's.
            let quote = output.quotes.open
            let other = quote == UInt8(ascii: "'") ? UInt8(ascii: "\"") : UInt8(ascii: "'")
            output.append(
                bytes[range].map { quote != 0 && $0 == quote ? other : $0 }, from: range.lowerBound, isVerbatim: true)
            output.unknown.append(
                (range, "the value of {{ \(source.prefix(60)) }} is not known: it is taken as a placeholder"))
        }
    }

    /// Calls that write nothing: `config(…)` and settings.
    private func isNothing(_ source: String) -> Bool {
        ["config(", "set_sql_header(", "log(", "exceptions."].contains { source.hasPrefix($0) }
    }

    /// The first branch whose condition holds. Where one is not known, the first that has something in it.
    private mutating func render(_ branches: [(condition: String, body: [Template.Part])], at range: Range<Int>) {
        for branch in branches {
            if branch.condition.isEmpty { return render(branch.body) }
            switch value(branch.condition).truth {
            case true: return render(branch.body)
            case false: continue
            default:
                output.unknown.append(
                    (range, "whether \(branch.condition.prefix(60)) holds is not known: it is taken to"))
                return render(branch.body)
            }
        }
    }

    private mutating func loop(_ names: [String], _ over: String, _ body: [Template.Part], at range: Range<Int>) {
        let iterated = value(over)
        let elements: [TemplateValue]
        if let known = iterated.elements {
            elements = known
        } else {
            // Once, with placeholders: what the body reads is seen.
            output.unknown.append((range, "what \(over.prefix(60)) holds is not known: the loop is read once"))
            elements = [.unknown(names.first ?? "item")]
        }
        scopes.append([:])
        for (index, element) in elements.enumerated() where output.text.count < Self.maximumSize && returned == nil {
            scopes[scopes.count - 1]["loop"] = .dictionary([
                TemplateEntry("first", .bool(index == 0)), TemplateEntry("last", .bool(index == elements.count - 1)),
                TemplateEntry("index", .int(index + 1)), TemplateEntry("index0", .int(index)),
                TemplateEntry("length", .int(elements.count)),
            ])
            if names.count == 1 {
                scopes[scopes.count - 1][names[0]] = element
            } else if case .list(let parts) = element {
                for (name, part) in zip(names, parts) { scopes[scopes.count - 1][name] = part }
            } else {
                for name in names { scopes[scopes.count - 1][name] = .unknown(name) }
            }
            render(body)
        }
        scopes.removeLast()
    }

    /// What parts render to, apart from the output.
    private mutating func captured(_ parts: [Template.Part]) -> String {
        let outer = output
        output = RenderedTemplate()
        render(parts)
        let text = String(decoding: output.text, as: UTF8.self)
        let unknown = output.unknown
        output = outer
        output.unknown += unknown
        return text.trimmed
    }

    // MARK: Values

    mutating func value(_ source: String) -> TemplateValue {
        guard var parser = TemplateExpressionParser(source), let expression = parser.whole() else {
            return .unknown(source)
        }
        return evaluate(expression)
    }

    mutating func evaluate(_ expression: TemplateExpression) -> TemplateValue {
        switch expression {
        case .literal(let value): return value
        case .name(let name): return lookUp(name)
        case .list(let items): return .list(items.map { evaluate($0) })
        case .dictionary(let entries):
            return .dictionary(entries.map { TemplateEntry(evaluate($0.key).text ?? "", evaluate($0.value)) })
        case .attribute(let object, let name): return attribute(name, of: evaluate(object))
        case .index(let object, let index): return element(evaluate(index), of: evaluate(object))
        case .call(let function, let arguments): return call(function, arguments)
        case .filter(let operand, let name, let arguments):
            return TemplateFilters.apply(name, to: evaluate(operand), arguments.map { evaluate($0.value) })
        case .test(let operand, let test, let negated):
            let value = evaluate(operand)
            let holds: Bool
            switch test {
            case "defined":
                if case .unknown = value { holds = false } else { holds = true }
            case "none": holds = value == .none
            case "string": if case .string = value { holds = true } else { holds = false }
            default: return .unknown(test)
            }
            return .bool(holds != negated)
        case .unary(let sign, let operand):
            let value = evaluate(operand)
            if sign == "not" { return value.truth.map { .bool(!$0) } ?? value }
            if case .int(let number) = value { return .int(-number) }
            if case .double(let number) = value { return .double(-number) }
            return .unknown(sign)
        case .binary(let sign, let left, let right): return binary(sign, evaluate(left), right)
        case .conditional(let condition, let then, let otherwise):
            guard let truth = evaluate(condition).truth else { return .unknown("if") }
            return truth ? evaluate(then) : evaluate(otherwise)
        }
    }

    private func lookUp(_ name: String) -> TemplateValue {
        for scope in scopes.reversed() {
            if let value = scope[name] { return value }
        }
        if name == "params" || name == "vars" {
            return .dictionary(variables.sorted { $0.key < $1.key }.map { TemplateEntry($0.key, $0.value) })
        }
        return variables[name] ?? .unknown(name)
    }

    private func attribute(_ name: String, of object: TemplateValue) -> TemplateValue {
        if case .dictionary(let entries) = object, let entry = entries.first(where: { $0.key == name }) {
            return entry.value
        }
        return .unknown(name)
    }

    private func element(_ index: TemplateValue, of object: TemplateValue) -> TemplateValue {
        switch (object, index) {
        case (.list(let values), .int(let place)):
            let place = place < 0 ? values.count + place : place
            return values.indices.contains(place) ? values[place] : .unknown("index")
        case (.dictionary, .string(let key)): return attribute(key, of: object)
        default: return .unknown("index")
        }
    }

    private mutating func binary(_ sign: String, _ left: TemplateValue, _ right: TemplateExpression) -> TemplateValue {
        if sign == "and" { return left.truth == false ? left : left.truth == nil ? left : evaluate(right) }
        if sign == "or" { return left.truth == true ? left : left.truth == nil ? left : evaluate(right) }
        let right = evaluate(right)
        if case .unknown = left { return left }
        if case .unknown = right { return right }
        switch sign {
        case "==": return .bool(left == right)
        case "!=": return .bool(left != right)
        case "in":
            if case .list(let values) = right { return .bool(values.contains(left)) }
            if case .dictionary(let entries) = right { return .bool(entries.contains { $0.key == left.text }) }
            if case .string(let text) = right { return .bool(text.contains(left.text ?? "")) }
            return .unknown(sign)
        case "~": return .string((left.text ?? "") + (right.text ?? ""))
        case "+":
            if case .list(let a) = left, case .list(let b) = right { return .list(a + b) }
            if case .string(let a) = left, case .string(let b) = right { return .string(a + b) }
        default: break
        }
        return TemplateFilters.arithmetic(sign, left, right)
    }

    // MARK: Calls

    private mutating func call(_ function: TemplateExpression, _ arguments: [TemplateArgument]) -> TemplateValue {
        if case .name(let name) = function {
            if let macro = macros[name] { return expand(macro, arguments) }
            let values = arguments.filter { $0.name == nil }.map { evaluate($0.value) }
            if name == "return", isInMacro {
                returned = values.first ?? .some(.none)
                return .string("")
            }
            return TemplateFunctions.call(name, values, named: named(arguments), variables: variables)
        }
        guard case .attribute(let object, let method) = function else { return .unknown("call") }
        let values = arguments.filter { $0.name == nil }.map { evaluate($0.value) }
        if case .name(let package) = object, case .unknown = lookUp(package) {
            return TemplateFunctions.call(package + "." + method, values, named: named(arguments), variables: variables)
        }
        let receiver = evaluate(object)
        if method == "append" || method == "update" || method == "extend" {
            change(object, receiver, method, values)
            return .string("")
        }
        return TemplateFilters.method(method, of: receiver, values)
    }

    private mutating func named(_ arguments: [TemplateArgument]) -> [String: TemplateValue] {
        var named: [String: TemplateValue] = [:]
        for argument in arguments { if let name = argument.name { named[name] = evaluate(argument.value) } }
        return named
    }

    /// `list.append(x)` changes the variable.
    private mutating func change(
        _ object: TemplateExpression, _ receiver: TemplateValue, _ method: String, _ values: [TemplateValue]
    ) {
        guard case .name(let name) = object, case .list(let known) = receiver, let value = values.first else { return }
        let changed: TemplateValue =
            method == "append" ? .list(known + [value]) : .list(known + (value.elements ?? []))
        for index in scopes.indices.reversed() where scopes[index][name] != nil {
            scopes[index][name] = changed
            return
        }
    }

    private mutating func expand(
        _ macro: (parameters: [Template.MacroParameter], body: [Template.Part]), _ arguments: [TemplateArgument]
    ) -> TemplateValue {
        var scope: [String: TemplateValue] = [:]
        for (parameter, argument) in zip(macro.parameters, arguments.filter { $0.name == nil }) {
            scope[parameter.name] = evaluate(argument.value)
        }
        for (name, value) in named(arguments) { scope[name] = value }
        let outer = (scopes, isInMacro)
        // A macro sees what stands outside of all, and what it was given.
        scopes = [scopes[0], scope]
        isInMacro = true
        defer { (scopes, isInMacro) = outer }
        for parameter in macro.parameters where scope[parameter.name] == nil {
            scopes[1][parameter.name] = parameter.standard.map { value($0) } ?? .unknown(parameter.name)
        }
        let text = captured(macro.body)
        defer { returned = nil }
        return returned ?? .string(text)
    }
}
