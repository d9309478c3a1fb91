"""The shapes of Marquez' answers: exact member names, and what may stand in each (reference: Marquez 0.51 models)."""

from __future__ import annotations

from typing import Any

INSTANT = "instant"
UUID = "uuid"
IDENTIFIER = {"namespace": str, "name": str}
OPTIONAL = "?"

NAMESPACE = {
    "name": str,
    "createdAt": INSTANT,
    "updatedAt": INSTANT,
    "ownerName": str,
    "description?": str,
    "isHidden": bool,
}
SOURCE = {
    "type": str,
    "name": str,
    "createdAt": INSTANT,
    "updatedAt": INSTANT,
    "connectionUrl": str,
    "description?": str,
}
TAG = {"name": str, "description?": str}
FIELD = {"name": str, "type?": str, "tags": [str], "description?": str}
DATASET = {
    "id": IDENTIFIER,
    "type": str,
    "name": str,
    "physicalName": str,
    "createdAt": INSTANT,
    "updatedAt": INSTANT,
    "namespace": str,
    "sourceName": str,
    "fields": [FIELD],
    "tags": [str],
    "lastModifiedAt?": INSTANT,
    "lastLifecycleState?": str,
    "description?": str,
    "currentVersion?": UUID,
    "columnLineage?": list,
    "facets": dict,
    "deleted": bool,
}
RUN_DATASET_VERSION = {
    "datasetVersionId": {**IDENTIFIER, "version": UUID},
    "facets": dict,
}
RUN = {
    "id": UUID,
    "createdAt": INSTANT,
    "updatedAt": INSTANT,
    "nominalStartTime?": INSTANT,
    "nominalEndTime?": INSTANT,
    "state": str,
    "startedAt?": INSTANT,
    "endedAt?": INSTANT,
    "durationMs?": int,
    "args": dict,
    "jobVersion?": {**IDENTIFIER, "version": UUID},
    "inputDatasetVersions": [RUN_DATASET_VERSION],
    "outputDatasetVersions": [RUN_DATASET_VERSION],
    "facets": dict,
}
DATASET_VERSION = {
    "id": IDENTIFIER,
    "type": str,
    "name": str,
    "physicalName": str,
    "createdAt": INSTANT,
    "version": UUID,
    "namespace": str,
    "sourceName": str,
    "fields": [FIELD],
    "tags": [str],
    "lifecycleState?": str,
    "description?": str,
    "currentSchemaVersion?": UUID,
    "createdByRun?": RUN,
    "facets": dict,
}
JOB = {
    "id": IDENTIFIER,
    "type": str,
    "name": str,
    "simpleName": str,
    "parentJobName?": str,
    "parentJobUuid?": UUID,
    "createdAt": INSTANT,
    "updatedAt": INSTANT,
    "namespace": str,
    "inputs": [IDENTIFIER],
    "outputs": [IDENTIFIER],
    "location?": str,
    "description?": str,
    "latestRun?": RUN,
    "latestRuns?": [RUN],
    "facets": dict,
    "currentVersion?": UUID,
    "labels": [str],
    "tags": [str],
}
JOB_VERSION = {
    "id": {**IDENTIFIER, "version": UUID},
    "name": str,
    "createdAt": INSTANT,
    "version": UUID,
    "namespace": str,
    "location?": str,
    "inputs": [IDENTIFIER],
    "outputs": [IDENTIFIER],
    "latestRun?": RUN,
}
EDGE = {"origin": str, "destination": str}
NODE = {"id": str, "type": str, "data": dict, "inEdges": [EDGE], "outEdges": [EDGE]}
DATASET_NODE_DATA = {
    key: value
    for key, value in DATASET.items()
    if key not in ("facets", "columnLineage?", "currentVersion?", "deleted")
}
JOB_NODE_DATA = {
    "id": IDENTIFIER,
    "type": str,
    "name": str,
    "simpleName": str,
    "parentJobName?": str,
    "parentJobUuid?": UUID,
    "currentRunUuid?": UUID,
    "createdAt": INSTANT,
    "updatedAt": INSTANT,
    "namespace": str,
    "inputs": [IDENTIFIER],
    "outputs": [IDENTIFIER],
    "location?": str,
    "description?": str,
    "latestRun?": RUN,
}
COLUMN_INPUT = {
    "namespace": str,
    "dataset": str,
    "datasetVersion?": UUID,
    "field": str,
    "transformationDescription?": str,
    "transformationType?": str,
}
COLUMN_NODE_DATA = {**COLUMN_INPUT, "fieldType": str, "inputFields": [COLUMN_INPUT]}
EVENT_BUCKET = {
    "startInterval": INSTANT,
    "endInterval": INSTANT,
    "fail": int,
    "start": int,
    "complete": int,
    "abort": int,
}
COUNT_BUCKET = {"startInterval": INSTANT, "endInterval": INSTANT, "count": int}
SEARCH_RESULT = {"type": str, "name": str, "updatedAt": INSTANT, "namespace": str, "nodeId": str}


def assert_shape(value: Any, shape: Any, path: str = "$", *, extra: bool = True) -> None:
    """Fails where the value lacks a member or has it in another type, naming the place.

    Members may be more than the shape says (`extra`): Marquez' readers ignore what they do not know.
    """
    if isinstance(shape, dict):
        assert isinstance(value, dict), f"{path}: an object expected, found {value!r}"
        for key, inner in shape.items():
            name = key.removesuffix(OPTIONAL)
            assert name in value, f"{path}.{name} is missing (a null is written out)"
            if value[name] is None and key.endswith(OPTIONAL):
                continue
            assert_shape(value[name], inner, f"{path}.{name}", extra=extra)
        if not extra:
            unknown = set(value) - {key.removesuffix(OPTIONAL) for key in shape}
            assert not unknown, f"{path}: unexpected members {sorted(unknown)}"
    elif isinstance(shape, list):
        assert isinstance(value, list), f"{path}: an array expected, found {value!r}"
        for index, element in enumerate(value):
            assert_shape(element, shape[0], f"{path}[{index}]", extra=extra)
    elif shape == INSTANT:
        assert isinstance(value, str) and "T" in value and value.endswith("Z"), (
            f"{path}: an instant expected: {value!r}"
        )
    elif shape == UUID:
        assert isinstance(value, str) and len(value) == 36 and value.count("-") == 4, f"{path}: a UUID: {value!r}"
    else:
        exact = isinstance(value, shape) and not (shape is int and isinstance(value, bool))
        assert exact, f"{path}: {shape.__name__} expected, found {value!r}"
