extension ThalwegSchemas {
    // The files of the same names in ../Schemas, which a test keeps equal to these.
    static let governance: [(name: String, json: String)] = [
        (
            "ThalwegGovernanceFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegGovernanceFacet.json",
              "title": "ThalwegGovernanceFacet",
              "description": "What a dataset may be used for and what it must keep to. Carried as thalweg_governance by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "domain": {
                      "description": "The part of the business that it belongs to.",
                      "type": "string"
                    },
                    "tier": {
                      "description": "How much depends on it: gold, 1.",
                      "type": "string"
                    },
                    "purposes": {
                      "description": "What it may be used for.",
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    },
                    "legalBasis": {
                      "description": "What permits processing it: contract, consent.",
                      "type": "string"
                    },
                    "retentionDays": {
                      "description": "Days after which its data must be gone.",
                      "type": "integer",
                      "minimum": 0
                    },
                    "region": {
                      "description": "Where its data must stay.",
                      "type": "string"
                    },
                    "licence": {
                      "description": "Licence of its data.",
                      "type": "string"
                    },
                    "freshness": {
                      "description": "How old its data may be.",
                      "$ref": "#/$defs/Freshness"
                    },
                    "contract": {
                      "description": "Where its data contract is.",
                      "type": "string"
                    }
                  }
                }
              ],
              "$defs": {
                "Freshness": {
                  "description": "How old data may be.",
                  "type": "object",
                  "properties": {
                    "maxAgeHours": {
                      "description": "Hours since the last successful write.",
                      "type": "number"
                    }
                  },
                  "required": [
                    "maxAgeHours"
                  ]
                }
              }
            }
            """#
        ),
        (
            "ThalwegConsentFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegConsentFacet.json",
              "title": "ThalwegConsentFacet",
              "description": "What the people whose data it holds have agreed to. Carried as thalweg_consent by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "purposes": {
                      "description": "What they agreed to.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/ConsentPurpose"
                      }
                    },
                    "coverage": {
                      "description": "Share of them who have, from 0 to 1.",
                      "type": "number"
                    },
                    "withdrawnField": {
                      "description": "The column that says who has withdrawn.",
                      "type": "string"
                    }
                  }
                }
              ],
              "$defs": {
                "ConsentPurpose": {
                  "description": "A purpose that data may be used for.",
                  "type": "object",
                  "properties": {
                    "purpose": {
                      "description": "The purpose.",
                      "type": "string"
                    },
                    "basis": {
                      "description": "What permits it: consent, legitimate_interest.",
                      "type": "string"
                    },
                    "evidence": {
                      "description": "Where that is on record.",
                      "type": "string"
                    }
                  },
                  "required": [
                    "purpose"
                  ]
                }
              }
            }
            """#
        ),
    ]
}
