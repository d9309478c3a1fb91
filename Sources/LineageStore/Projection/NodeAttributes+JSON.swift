internal import OpenLineage

extension NodeAttributes {
    /// The stored form; members at their defaults are left out.
    var encoded: [UInt8] {
        var members: [(String, JSONValue)] = []
        if !kind.isEmpty { members.append(("kind", .string(kind))) }
        if !kindInferred { members.append(("stated", true)) }
        if processingType != "BATCH" { members.append(("processing", .string(processingType))) }
        if let integration { members.append(("integration", .string(integration))) }
        if !owners.isEmpty { members.append(("owners", .array(owners.map { .string($0) }))) }
        if !tags.isEmpty { members.append(("tags", .array(tags.map { .string($0) }))) }
        if let description { members.append(("description", .string(description))) }
        if let domain { members.append(("domain", .string(domain))) }
        if let tier { members.append(("tier", .string(tier))) }
        if isDropped { members.append(("dropped", true)) }
        return JSONValue.object(JSONObject(members)).encoded()
    }

    init(encoded bytes: [UInt8]) {
        guard let json = try? JSONValue.parse(bytes[...]) else { return }
        func texts(_ key: String) -> [String] { json[key]?.arrayValue?.compactMap(\.stringValue) ?? [] }
        kind = json["kind"]?.stringValue ?? ""
        kindInferred = json["stated"] == nil
        processingType = json["processing"]?.stringValue ?? "BATCH"
        integration = json["integration"]?.stringValue
        owners = texts("owners")
        tags = texts("tags")
        description = json["description"]?.stringValue
        domain = json["domain"]?.stringValue
        tier = json["tier"]?.stringValue
        isDropped = json["dropped"] != nil
    }
}
