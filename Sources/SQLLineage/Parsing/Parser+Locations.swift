extension Parser {
    /// Strings in options that say where data lies: `location = 's3://…'`, `uris = ['gs://…']`.
    mutating func locations(in range: Range<Int>, into children: inout Children) {
        var index = range.lowerBound
        while index < range.upperBound {
            let word = tree.tokens[index]
            let isKey =
                switch keyword(word) {
                case .location, .external_location, .path, .uris, .uri, .url, .directory: true
                default: false
                }
            if isKey || word.kind == .string && isLocationKey(index) {
                index += 1
                while index < range.upperBound {
                    let token = tree.tokens[index]
                    if token.kind == .string {
                        tree.nodes.append(
                            Node(kind: .location, start: UInt32(index), end: UInt32(index + 1), value: UInt32(index)))
                        append(UInt32(tree.nodes.count - 1), to: &children)
                    } else if token.kind != .equals, token.kind != .leftBracket, token.kind != .leftParen,
                        token.kind != .comma || tree.tokens[index - 1].kind != .string
                    {
                        break
                    }
                    index += 1
                    if tree.tokens[index].kind == .word || tree.tokens[index].kind == .rightBracket { break }
                }
            } else {
                index += 1
            }
        }
    }

    private func isLocationKey(_ index: Int) -> Bool {
        let text = tree.unquoted(UInt32(index)).lowercased()
        return text == "path" || text == "location" || text == "external_location" || text == "directory"
    }
}
