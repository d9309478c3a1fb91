extension ThalwegSchemas {
    // The files of the same names in ../Schemas, which a test keeps equal to these.
    static let settings: [(name: String, json: String)] = [
        (
            "ThalwegNamespaceFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegNamespaceFacet.json",
              "title": "ThalwegNamespaceFacet",
              "description": "What people say of a namespace; on a dataset namespace/<name> of the namespace thalweg. Carried as thalweg_namespace by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "owner": {
                      "description": "Who answers for it.",
                      "type": "string"
                    },
                    "description": {
                      "description": "What it is, in words.",
                      "type": "string"
                    },
                    "hidden": {
                      "description": "It is not to be shown.",
                      "type": "boolean"
                    }
                  }
                }
              ]
            }
            """#
        ),
        (
            "ThalwegSourceFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegSourceFacet.json",
              "title": "ThalwegSourceFacet",
              "description": "What people say of a source; on a dataset source/<name> of the namespace thalweg. Carried as thalweg_source by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "type": {
                      "description": "Kind of system: POSTGRESQL.",
                      "type": "string"
                    },
                    "connectionUrl": {
                      "description": "Where it is.",
                      "type": "string"
                    },
                    "description": {
                      "description": "What it is, in words.",
                      "type": "string"
                    }
                  }
                }
              ]
            }
            """#
        ),
        (
            "ThalwegTagFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegTagFacet.json",
              "title": "ThalwegTagFacet",
              "description": "What people say of a tag; on a dataset tag/<name> of the namespace thalweg. Carried as thalweg_tag by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "description": {
                      "description": "What it means, in words.",
                      "type": "string"
                    }
                  }
                }
              ]
            }
            """#
        ),
    ]
}
