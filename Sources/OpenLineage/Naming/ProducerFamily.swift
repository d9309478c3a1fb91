/// Who made an event, apart from which version of it.
package enum ProducerFamily {
    /// The producer's URI without version-like parts, so that an upgrade is not taken for another source:
    /// `…/OpenLineage/tree/1.9.0/integration/spark` becomes `…/OpenLineage/integration/spark`.
    package static func of(_ uri: String) -> String {
        var parts: [Substring] = []
        let segments = uri.split(separator: "/", omittingEmptySubsequences: false)
        var index = 0
        while index < segments.count {
            let segment = segments[index]
            if ["tree", "blob", "releases", "tag", "tags"].contains(segment), index + 1 < segments.count {
                // `tree/NAME`: the name is a version, or a branch that means one.
                index += segment == "releases" ? 1 : 2
                continue
            }
            if !isVersion(segment) { parts.append(segment.prefix { $0 != "@" }) }
            index += 1
        }
        return parts.joined(separator: "/")
    }

    private static func isVersion(_ segment: Substring) -> Bool {
        let digits = segment.hasPrefix("v") ? segment.dropFirst() : segment
        guard let first = digits.utf8.first, (0x30...0x39).contains(first), digits.contains(".") else { return false }
        return digits.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2e || $0 >= 0x61 || $0 == 0x2d || $0 == 0x2b
        }
            && !digits.contains(":")
    }
}
