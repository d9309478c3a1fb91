extension ThalwegSchemas {
    // The files of the same names in ../Schemas, which a test keeps equal to these.
    static let assets: [(name: String, json: String)] = [
        (
            "ThalwegFeaturesFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegFeaturesFacet.json",
              "title": "ThalwegFeaturesFacet",
              "description": "What a feature view or service offers. Carried as thalweg_features by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "entities": {
                      "description": "What the features are of: customer.",
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    },
                    "ttlSeconds": {
                      "description": "Seconds for which a value holds.",
                      "type": "integer"
                    },
                    "online": {
                      "description": "It can be asked while people wait.",
                      "type": "boolean"
                    }
                  }
                }
              ]
            }
            """#
        ),
        (
            "ThalwegPromptFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegPromptFacet.json",
              "title": "ThalwegPromptFacet",
              "description": "A prompt of a language model. Carried as thalweg_prompt by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "version": {
                      "description": "Its version.",
                      "type": "string"
                    },
                    "template": {
                      "description": "Its text with places for variables.",
                      "type": "string"
                    },
                    "variables": {
                      "description": "What is put in there.",
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    }
                  }
                }
              ]
            }
            """#
        ),
        (
            "ThalwegEmbeddingFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegEmbeddingFacet.json",
              "title": "ThalwegEmbeddingFacet",
              "description": "How texts were turned into the vectors of an index. Carried as thalweg_embedding by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "model": {
                      "description": "The embedding model.",
                      "type": "string"
                    },
                    "dimensions": {
                      "description": "Length of a vector.",
                      "type": "integer",
                      "minimum": 1
                    },
                    "metric": {
                      "description": "How vectors are compared: cosine.",
                      "type": "string"
                    },
                    "chunkSize": {
                      "description": "Length of the pieces that texts were cut into.",
                      "type": "integer"
                    },
                    "chunkOverlap": {
                      "description": "What neighbouring pieces share.",
                      "type": "integer"
                    }
                  }
                }
              ]
            }
            """#
        ),
    ]
}
