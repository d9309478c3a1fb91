extension ThalwegSchemas {
    // The files of the same names in ../Schemas, which a test keeps equal to these.
    static let models: [(name: String, json: String)] = [
        (
            "ThalwegModelFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegModelFacet.json",
              "title": "ThalwegModelFacet",
              "description": "What a trained model is. Carried as thalweg_model by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "framework": {
                      "description": "What it was made with: xgboost.",
                      "type": "string"
                    },
                    "algorithm": {
                      "description": "How it was made: gradient boosting.",
                      "type": "string"
                    },
                    "stage": {
                      "description": "Where it stands: production, archived.",
                      "type": "string"
                    },
                    "task": {
                      "description": "What it does: classification.",
                      "type": "string"
                    },
                    "version": {
                      "description": "Its version in the registry.",
                      "type": "string"
                    },
                    "registry": {
                      "description": "Where it is registered.",
                      "type": "string"
                    }
                  }
                }
              ]
            }
            """#
        ),
        (
            "ThalwegTrainingFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegTrainingFacet.json",
              "title": "ThalwegTrainingFacet",
              "description": "How a run trained a model. Carried as thalweg_training by a run.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "framework": {
                      "description": "What it was made with.",
                      "type": "string"
                    },
                    "seed": {
                      "description": "Seed of its random numbers.",
                      "type": "integer"
                    },
                    "gitCommit": {
                      "description": "Commit of the program.",
                      "type": "string"
                    },
                    "parameters": {
                      "description": "Parameters by name.",
                      "type": "object",
                      "additionalProperties": true
                    }
                  }
                }
              ]
            }
            """#
        ),
        (
            "ThalwegMetricsFacet",
            #"""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://thalweg.dev/schemas/1-0-0/ThalwegMetricsFacet.json",
              "title": "ThalwegMetricsFacet",
              "description": "How good a model is. Carried as thalweg_metrics by a dataset.",
              "allOf": [
                {
                  "$ref": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet"
                },
                {
                  "type": "object",
                  "properties": {
                    "metrics": {
                      "description": "What was measured.",
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/ModelMetric"
                      }
                    }
                  },
                  "required": [
                    "metrics"
                  ]
                }
              ],
              "$defs": {
                "ModelMetric": {
                  "description": "One measurement of a model.",
                  "type": "object",
                  "properties": {
                    "name": {
                      "description": "What was measured: auc.",
                      "type": "string"
                    },
                    "value": {
                      "description": "What came out.",
                      "type": "number"
                    },
                    "dataset": {
                      "description": "What it was measured on.",
                      "$ref": "#/$defs/MetricDataset"
                    }
                  },
                  "required": [
                    "name",
                    "value"
                  ]
                },
                "MetricDataset": {
                  "description": "The data that a model was measured on.",
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
                    "version": {
                      "description": "Its version.",
                      "type": "string"
                    }
                  },
                  "required": [
                    "namespace",
                    "name"
                  ]
                }
              }
            }
            """#
        ),
    ]
}
