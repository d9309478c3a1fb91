extension ThalwegSchemas {
    // The files of the same names in ../Schemas, which a test keeps equal to these.
    static let claims: [(name: String, json: String)] = [
        (
            "ThalwegClaimFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegClaimFacet.json",
              "title": "ThalwegClaimFacet",
              "description": "How the lineage that an event states is known. Carried as thalweg_claim by a job or a dataset.",
              "allOf": [
                {
                  "anyOf": [
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobFacet"
                    },
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                    }
                  ]
                },
                {
                  "type": "object",
                  "properties": {
                    "origin": {
                      "description": "observed in a run, declared by an author, parsed from a program text, inferred from other facts, or confirmed by a person.",
                      "type": "string",
                      "enum": [
                        "observed",
                        "declared",
                        "parsed",
                        "inferred",
                        "confirmed"
                      ]
                    },
                    "confidence": {
                      "description": "How sure the producer is, from 0 to 1.",
                      "type": "number"
                    },
                    "note": {
                      "description": "Anything to say about it.",
                      "type": "string"
                    }
                  },
                  "required": [
                    "origin"
                  ]
                }
              ]
            }
            """#
        ),
        (
            "ThalwegTagsFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegTagsFacet.json",
              "title": "ThalwegTagsFacet",
              "description": "Tags that people added and removed, on top of what producers say. Carried as thalweg_tags by a dataset or a job.",
              "allOf": [
                {
                  "anyOf": [
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                    },
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobFacet"
                    }
                  ]
                },
                {
                  "type": "object",
                  "properties": {
                    "tags": {
                      "description": "Tags that were added.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/TagEdit"
                      }
                    },
                    "removed": {
                      "description": "Tags that were removed.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/TagEdit"
                      }
                    }
                  }
                }
              ],
              "$defs": {
                "TagEdit": {
                  "description": "A tag that a person added or removed.",
                  "type": "object",
                  "properties": {
                    "key": {
                      "description": "The tag.",
                      "type": "string"
                    },
                    "field": {
                      "description": "The column that it is about; the whole without it.",
                      "type": "string"
                    }
                  },
                  "required": [
                    "key"
                  ]
                }
              }
            }
            """#
        ),
        (
            "ThalwegVisibilityFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegVisibilityFacet.json",
              "title": "ThalwegVisibilityFacet",
              "description": "Whether a person wants to see a dataset or a job: hiding is how things are deleted that history still needs. Carried as thalweg_visibility by a dataset or a job.",
              "allOf": [
                {
                  "anyOf": [
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                    },
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobFacet"
                    }
                  ]
                },
                {
                  "type": "object",
                  "properties": {
                    "hidden": {
                      "description": "It is not to be shown.",
                      "type": "boolean"
                    },
                    "events": {
                      "description": "How many events had spoken of it when it was hidden; with more it shows again.",
                      "type": "integer"
                    },
                    "reason": {
                      "description": "Why.",
                      "type": "string"
                    }
                  },
                  "required": [
                    "hidden"
                  ]
                }
              ]
            }
            """#
        ),
        (
            "ThalwegCreatedFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegCreatedFacet.json",
              "title": "ThalwegCreatedFacet",
              "description": "A run that was announced but has not started: Marquez clients make runs before they start them. Carried as thalweg_created by a run.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "args": {
                      "description": "What the run is to be started with.",
                      "type": "object",
                      "additionalProperties": {
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
            "ThalwegItemsFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegItemsFacet.json",
              "title": "ThalwegItemsFacet",
              "description": "Which items, that is records, documents or pieces of them, came from which. Carried as thalweg_items by a dataset or a job or a run.",
              "allOf": [
                {
                  "anyOf": [
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                    },
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobFacet"
                    },
                    {
                      "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet"
                    }
                  ]
                },
                {
                  "type": "object",
                  "properties": {
                    "entries": {
                      "description": "One for each item that came from others.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/ItemEntry"
                      }
                    }
                  },
                  "required": [
                    "entries"
                  ]
                }
              ],
              "$defs": {
                "ItemEntry": {
                  "description": "An item and what it came from.",
                  "type": "object",
                  "properties": {
                    "output": {
                      "description": "The item.",
                      "$ref": "#/$defs/ItemReference"
                    },
                    "inputs": {
                      "description": "What it came from.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/ItemReference"
                      }
                    }
                  },
                  "required": [
                    "output",
                    "inputs"
                  ]
                },
                "ItemReference": {
                  "description": "One item of a dataset.",
                  "type": "object",
                  "properties": {
                    "namespace": {
                      "description": "Namespace of the dataset.",
                      "type": "string"
                    },
                    "name": {
                      "description": "Name of the dataset.",
                      "type": "string"
                    },
                    "item": {
                      "description": "Id of the item in it: a path, document#3.",
                      "type": "string"
                    },
                    "score": {
                      "description": "How well it fitted what was looked for.",
                      "type": "number"
                    }
                  },
                  "required": [
                    "namespace",
                    "name",
                    "item"
                  ]
                }
              }
            }
            """#
        ),
    ]
}
