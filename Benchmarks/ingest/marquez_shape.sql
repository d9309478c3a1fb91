-- The tables that one ingested event touches in Marquez 0.51, in outline: names and keys as there, columns that no
-- write of ours fills left out. The source_* tables hold the events in parts, as Marquez' Java side has them after
-- parsing; they are unlogged and only read while measuring.

CREATE TABLE lineage_events (
    event_time timestamptz NOT NULL, event jsonb NOT NULL, event_type text, job_name text, job_namespace text,
    producer text, run_uuid uuid, created_at timestamptz DEFAULT now(), _event_type varchar(64) DEFAULT 'RUN_EVENT'
);
CREATE INDEX ON lineage_events (run_uuid);
CREATE INDEX ON lineage_events (event_time DESC);
CREATE INDEX ON lineage_events (job_name, job_namespace);

CREATE TABLE namespaces (uuid uuid PRIMARY KEY, name varchar(1024) UNIQUE NOT NULL, updated_at timestamptz);
CREATE TABLE sources (uuid uuid PRIMARY KEY, name varchar(1024) UNIQUE NOT NULL, updated_at timestamptz);
CREATE TABLE jobs (
    uuid uuid PRIMARY KEY, namespace_uuid uuid NOT NULL, name varchar NOT NULL, updated_at timestamptz,
    current_version_uuid uuid, current_run_uuid uuid, UNIQUE (namespace_uuid, name)
);
CREATE INDEX ON jobs (updated_at DESC);
CREATE TABLE runs (
    uuid uuid PRIMARY KEY, job_uuid uuid, job_version_uuid uuid, current_run_state varchar(64),
    started_at timestamptz, ended_at timestamptz, updated_at timestamptz
);
CREATE INDEX ON runs (job_uuid, updated_at DESC);
CREATE TABLE run_states (uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(), run_uuid uuid, state varchar(64), transitioned_at timestamptz);
CREATE INDEX ON run_states (run_uuid);
CREATE TABLE job_facets (lineage_event_time timestamptz, job_uuid uuid, run_uuid uuid, name varchar(255), facet jsonb);
CREATE INDEX ON job_facets (job_uuid);
CREATE TABLE run_facets (lineage_event_time timestamptz, run_uuid uuid, name varchar(255), facet jsonb);
CREATE INDEX ON run_facets (run_uuid);
CREATE TABLE datasets (
    uuid uuid PRIMARY KEY, namespace_uuid uuid NOT NULL, source_uuid uuid, name varchar NOT NULL, updated_at timestamptz,
    current_version_uuid uuid, UNIQUE (namespace_uuid, name)
);
CREATE TABLE dataset_versions (
    uuid uuid PRIMARY KEY, dataset_uuid uuid NOT NULL, run_uuid uuid, fields jsonb, created_at timestamptz
);
CREATE INDEX ON dataset_versions (dataset_uuid, created_at);
CREATE INDEX ON dataset_versions (run_uuid);
CREATE TABLE dataset_fields (
    uuid uuid PRIMARY KEY, dataset_uuid uuid NOT NULL, name varchar(255) NOT NULL, type text, updated_at timestamptz,
    UNIQUE (dataset_uuid, name, type)
);
CREATE TABLE dataset_versions_field_mapping (
    dataset_version_uuid uuid, dataset_field_uuid uuid, PRIMARY KEY (dataset_version_uuid, dataset_field_uuid)
);
CREATE TABLE dataset_facets (
    lineage_event_time timestamptz, dataset_uuid uuid, dataset_version_uuid uuid, run_uuid uuid, type varchar(64),
    name varchar(255), facet jsonb
);
CREATE INDEX ON dataset_facets (dataset_uuid);
CREATE INDEX ON dataset_facets (dataset_version_uuid);
CREATE INDEX ON dataset_facets (run_uuid);
CREATE TABLE runs_input_mapping (run_uuid uuid, dataset_version_uuid uuid, PRIMARY KEY (run_uuid, dataset_version_uuid));
CREATE TABLE job_versions (uuid uuid PRIMARY KEY, job_uuid uuid NOT NULL, latest_run_uuid uuid, updated_at timestamptz);
CREATE TABLE job_versions_io_mapping (
    job_version_uuid uuid, dataset_uuid uuid, io_type varchar(64), job_uuid uuid, is_current_job_version boolean,
    PRIMARY KEY (job_version_uuid, dataset_uuid, io_type)
);
CREATE TABLE column_lineage (
    output_dataset_version_uuid uuid, output_dataset_field_uuid uuid, input_dataset_version_uuid uuid,
    input_dataset_field_uuid uuid, transformation_type varchar(255), created_at timestamptz, updated_at timestamptz,
    UNIQUE (output_dataset_version_uuid, output_dataset_field_uuid, input_dataset_version_uuid, input_dataset_field_uuid)
);

CREATE UNLOGGED TABLE source_event (
    n int PRIMARY KEY, template int, run_uuid uuid, state text, event_time timestamptz, body text
);
CREATE UNLOGGED TABLE source_job (template int PRIMARY KEY, uuid uuid, version uuid, namespace uuid, name text, complete boolean);
CREATE UNLOGGED TABLE source_facet (template int, owner text, dataset uuid, name text, facet jsonb);
CREATE UNLOGGED TABLE source_dataset (template int, io_type text, uuid uuid, namespace uuid, name text, fields jsonb);
CREATE UNLOGGED TABLE source_field (template int, dataset uuid, uuid uuid, name text, type text);
CREATE UNLOGGED TABLE source_column (template int, output uuid, output_field uuid, input uuid, input_field uuid);
CREATE INDEX ON source_facet (template);
CREATE INDEX ON source_dataset (template);
CREATE INDEX ON source_field (template);
CREATE INDEX ON source_column (template);
