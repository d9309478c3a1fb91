internal import HTTPTypes
internal import OpenLineage

/// The description of the API (OpenAPI 3.1), written from the table of routes.
enum OpenAPI {
    static func document(_ routes: [Route]) -> [UInt8] {
        var paths: [(String, [(String, JSONValue)])] = []
        for route in routes {
            let operation = (route.method.rawValue.lowercased(), operation(route))
            if let index = paths.firstIndex(where: { $0.0 == route.path }) {
                paths[index].1.append(operation)
            } else {
                paths.append((route.path, [operation]))
            }
        }
        let document: JSONValue = [
            "openapi": "3.1.0",
            "info": [
                "title": "Thalweg", "version": "0.1.0",
                "description":
                    "AI data lineage: OpenLineage in, lineage out. `/api/v1` speaks as Marquez does, `/api/v2` is our own.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "paths": .object(JSONObject(paths.map { ($0.0, .object(JSONObject($0.1))) })),
        ]
        return document.encoded()
    }

    private static func operation(_ route: Route) -> JSONValue {
        let named = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            String($0.dropFirst().dropLast())
        }
        let inPath = named.map { name -> JSONValue in
            ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string"]]
        }
        let inQuery = route.parameters.map { parameter -> JSONValue in
            [
                "name": .string(parameter.name), "in": "query", "required": .bool(parameter.isRequired),
                "description": .string(parameter.description), "schema": ["type": .string(parameter.type)],
            ]
        }
        var members: [(String, JSONValue)] = [
            ("summary", .string(route.summary)),
            ("operationId", .string(route.method.rawValue.lowercased() + route.path.replacing("/", with: "_"))),
            ("parameters", .array(inPath + inQuery)),
            ("responses", ["default": ["description": "See the documentation."]]),
        ]
        if route.takesBody {
            members.append(("requestBody", ["content": ["application/json": ["schema": [:]]]]))
        }
        return .object(JSONObject(members))
    }
}
