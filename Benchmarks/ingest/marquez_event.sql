-- One event into the tables of marquez_shape.sql, one transaction. pgbench runs it prepared, over 16 connections.
-- One statement serves all facets, fields or datasets of an event, where Marquez sends one for each.
\set i :i + 1
\set n :client_id + :i * :clients
SELECT template, run_uuid, state, event_time FROM source_event WHERE n = :n \gset e_
BEGIN;
INSERT INTO lineage_events (event_time, event, event_type, job_name, job_namespace, producer, run_uuid)
    SELECT e.event_time, e.body::jsonb, e.state, j.name, 'airflow-prod', 'bench', e.run_uuid
    FROM source_event e JOIN source_job j USING (template) WHERE n = :n;
INSERT INTO namespaces (uuid, name, updated_at)
    SELECT namespace, namespace::text, now() FROM source_job WHERE template = :e_template::int ON CONFLICT DO NOTHING;
INSERT INTO jobs (uuid, namespace_uuid, name, updated_at, current_run_uuid)
    SELECT uuid, namespace, name, now(), :e_run_uuid::uuid FROM source_job WHERE template = :e_template::int
    ON CONFLICT DO NOTHING;
UPDATE jobs SET updated_at = now(), current_run_uuid = :e_run_uuid::uuid
    WHERE uuid = (SELECT uuid FROM source_job WHERE template = :e_template::int);
INSERT INTO runs (uuid, job_uuid, current_run_state, started_at, updated_at)
    SELECT :e_run_uuid::uuid, uuid, :e_state::text, now(), now() FROM source_job WHERE template = :e_template::int
    ON CONFLICT (uuid) DO UPDATE SET current_run_state = excluded.current_run_state, updated_at = excluded.updated_at;
INSERT INTO run_states (run_uuid, state, transitioned_at)
    VALUES (:e_run_uuid::uuid, :e_state::text, :e_event_time::timestamptz);
INSERT INTO job_facets
    SELECT :e_event_time::timestamptz, j.uuid, :e_run_uuid::uuid, f.name, f.facet
    FROM source_facet f JOIN source_job j USING (template) WHERE f.template = :e_template::int AND f.owner = 'job';
INSERT INTO run_facets
    SELECT :e_event_time::timestamptz, :e_run_uuid::uuid, name, facet
    FROM source_facet WHERE template = :e_template::int AND owner = 'run';
INSERT INTO sources (uuid, name, updated_at) VALUES ('00000000-0000-4000-8000-000000000000'::uuid, 'default', now())
    ON CONFLICT DO NOTHING;
INSERT INTO datasets (uuid, namespace_uuid, source_uuid, name, updated_at)
    SELECT uuid, namespace, '00000000-0000-4000-8000-000000000000'::uuid, name, now()
    FROM source_dataset WHERE template = :e_template::int ORDER BY 1 ON CONFLICT DO NOTHING;
INSERT INTO dataset_fields (uuid, dataset_uuid, name, type, updated_at)
    SELECT uuid, dataset, name, type, now() FROM source_field WHERE template = :e_template::int ORDER BY 1
    ON CONFLICT DO NOTHING;
INSERT INTO dataset_versions (uuid, dataset_uuid, run_uuid, fields, created_at)
    SELECT md5(uuid::text || :e_run_uuid::text)::uuid, uuid, :e_run_uuid::uuid, fields, now()
    FROM source_dataset WHERE template = :e_template::int AND io_type = 'OUTPUT' ON CONFLICT DO NOTHING;
UPDATE datasets SET current_version_uuid = md5(datasets.uuid::text || :e_run_uuid::text)::uuid, updated_at = now()
    FROM source_dataset s WHERE s.template = :e_template::int AND s.io_type = 'OUTPUT' AND s.uuid = datasets.uuid;
INSERT INTO dataset_versions_field_mapping
    SELECT md5(f.dataset::text || :e_run_uuid::text)::uuid, f.uuid
    FROM source_field f JOIN source_dataset d ON d.template = f.template AND d.uuid = f.dataset
    WHERE f.template = :e_template::int AND d.io_type = 'OUTPUT' ON CONFLICT DO NOTHING;
INSERT INTO runs_input_mapping
    SELECT :e_run_uuid::uuid, coalesce(d.current_version_uuid, d.uuid)
    FROM source_dataset s JOIN datasets d USING (uuid) WHERE s.template = :e_template::int AND s.io_type = 'INPUT'
    ON CONFLICT DO NOTHING;
INSERT INTO dataset_facets
    SELECT :e_event_time::timestamptz, dataset, md5(dataset::text || :e_run_uuid::text)::uuid, :e_run_uuid::uuid,
        'DATASET', name, facet
    FROM source_facet WHERE template = :e_template::int AND owner = 'dataset';
INSERT INTO job_versions
    SELECT version, uuid, :e_run_uuid::uuid, now() FROM source_job WHERE template = :e_template::int AND complete
    ON CONFLICT (uuid) DO UPDATE SET latest_run_uuid = excluded.latest_run_uuid, updated_at = excluded.updated_at;
INSERT INTO job_versions_io_mapping
    SELECT j.version, d.uuid, d.io_type, j.uuid, true
    FROM source_dataset d JOIN source_job j USING (template) WHERE d.template = :e_template::int AND j.complete
    ON CONFLICT DO NOTHING;
INSERT INTO column_lineage
    SELECT md5(c.output::text || :e_run_uuid::text)::uuid, c.output_field, coalesce(d.current_version_uuid, d.uuid),
        c.input_field, '', now(), now()
    FROM source_column c JOIN datasets d ON d.uuid = c.input WHERE c.template = :e_template::int
    ON CONFLICT (output_dataset_version_uuid, output_dataset_field_uuid, input_dataset_version_uuid,
        input_dataset_field_uuid) DO UPDATE SET updated_at = excluded.updated_at;
COMMIT;
