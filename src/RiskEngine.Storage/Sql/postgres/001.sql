-- Version 1. Days are numbers such as 20200630; times are UTC text; digests are SHA-256. Text compares byte by byte
-- whatever the locale of the database.

create table store (
    one int not null primary key check (one = 1),
    last_batch bigint not null
);

insert into store (one, last_batch) values (1, 0);

create table import (
    import_id int primary key,
    source_name text collate "C" not null,
    source_head bytea not null,
    source_digest bytea,
    attempt int not null,
    state text collate "C" not null,
    started_at text collate "C" not null,
    finished_at text collate "C",
    rows_read bigint not null,
    rows_accepted bigint not null,
    rows_unchanged bigint not null,
    rows_rejected bigint not null,
    repeats_import int
);

create table import_batch (
    batch_id bigint primary key,
    import_id int not null
);

create table rejected_row (
    import_id int not null,
    sheet text collate "C" not null,
    line bigint not null,
    problem int not null,
    household_id text collate "C",
    pointer text collate "C" not null,
    code text collate "C" not null,
    message text collate "C" not null,
    suggestion text collate "C",
    primary key (import_id, sheet, line, problem)
);

-- Clustered by county and household: a run reads a stretch of one county in order.
create table snapshot (
    county text collate "C" not null,
    household_id text collate "C" not null,
    snapshot_date int not null,
    revision int not null,
    batch_id bigint not null,
    region_code text collate "C" not null,
    digest bytea not null,
    body bytea not null,
    primary key (county, household_id, snapshot_date, revision)
);

-- A household may move to another county: which of its snapshots is the newest is asked without the county.
create unique index snapshot_newest on snapshot (household_id, snapshot_date, revision) include (batch_id, county);

create table run (
    run_id int primary key,
    run_name text collate "C" not null unique,
    as_of int not null,
    rule_set_pin text collate "C",
    engine_version text collate "C" not null,
    through_batch bigint not null,
    state text collate "C" not null,
    rows_read bigint not null,
    rows_assessed bigint not null,
    rows_rejected bigint not null,
    result_digest bytea,
    started_at text collate "C" not null,
    finished_at text collate "C"
);

create table run_rule_set (
    run_id int not null,
    number int not null,
    rule_set_id text collate "C" not null,
    version text collate "C" not null,
    digest text collate "C" not null,
    category_codes text collate "C" not null,
    flag_codes text collate "C" not null,
    measure_codes text collate "C" not null,
    primary key (run_id, number),
    unique (run_id, rule_set_id, version)
);

create table run_unit (
    run_id int not null,
    unit int not null,
    county text collate "C" not null,
    after_household text collate "C" not null,
    through_household text collate "C",
    state text collate "C" not null,
    owner text collate "C",
    rows_read bigint not null,
    rows_assessed bigint not null,
    rows_rejected bigint not null,
    primary key (run_id, unit)
);

create table result (
    run_id int not null,
    region_code text collate "C" not null,
    household_id text collate "C" not null,
    unit int not null,
    snapshot_date int not null,
    revision int not null,
    rule_set int not null,
    category int not null,
    score int not null,
    score_upper int not null,
    level int not null,
    flags_met bytea not null,
    flags_unknown bytea not null,
    measures bytea not null,
    digest bytea not null,
    primary key (run_id, region_code, household_id)
);

create table run_rejected (
    run_id int not null,
    region_code text collate "C" not null,
    household_id text collate "C" not null,
    unit int not null,
    snapshot_date int not null,
    revision int not null,
    pointer text collate "C" not null,
    code text collate "C" not null,
    message text collate "C" not null,
    suggestion text collate "C",
    primary key (run_id, region_code, household_id)
);
