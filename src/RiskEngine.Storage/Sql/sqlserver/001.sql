-- Version 1. Days are numbers such as 20200630; times are UTC text; digests are SHA-256. Text compares byte by byte
-- whatever the collation of the database.

create table store (
    one int not null primary key check (one = 1),
    last_batch bigint not null
);

insert into store (one, last_batch) values (1, 0);

create table import (
    import_id int not null primary key,
    source_name nvarchar(400) collate Latin1_General_BIN2 not null,
    source_head binary(32) not null,
    source_digest binary(32) null,
    attempt int not null,
    state varchar(20) collate Latin1_General_BIN2 not null,
    started_at varchar(20) collate Latin1_General_BIN2 not null,
    finished_at varchar(20) collate Latin1_General_BIN2 null,
    rows_read bigint not null,
    rows_accepted bigint not null,
    rows_unchanged bigint not null,
    rows_rejected bigint not null,
    repeats_import int null
);

create table import_batch (
    batch_id bigint not null primary key,
    import_id int not null
);

create table rejected_row (
    import_id int not null,
    sheet nvarchar(100) collate Latin1_General_BIN2 not null,
    line bigint not null,
    problem int not null,
    household_id varchar(64) collate Latin1_General_BIN2 null,
    pointer nvarchar(400) collate Latin1_General_BIN2 not null,
    code varchar(20) collate Latin1_General_BIN2 not null,
    message nvarchar(2000) collate Latin1_General_BIN2 not null,
    suggestion nvarchar(2000) collate Latin1_General_BIN2 null,
    primary key (import_id, sheet, line, problem)
);

-- Clustered by county and household: a run reads a stretch of one county in order.
create table snapshot (
    county varchar(6) collate Latin1_General_BIN2 not null,
    household_id varchar(64) collate Latin1_General_BIN2 not null,
    snapshot_date int not null,
    revision int not null,
    batch_id bigint not null,
    region_code varchar(12) collate Latin1_General_BIN2 not null,
    digest binary(32) not null,
    body varbinary(max) not null,
    primary key (county, household_id, snapshot_date, revision)
);

-- A household may move to another county: which of its snapshots is the newest is asked without the county.
create unique index snapshot_newest on snapshot (household_id, snapshot_date, revision) include (batch_id);

create table run (
    run_id int not null primary key,
    run_name varchar(100) collate Latin1_General_BIN2 not null unique,
    as_of int not null,
    rule_set_pin varchar(100) collate Latin1_General_BIN2 null,
    engine_version varchar(40) collate Latin1_General_BIN2 not null,
    through_batch bigint not null,
    state varchar(20) collate Latin1_General_BIN2 not null,
    rows_read bigint not null,
    rows_assessed bigint not null,
    rows_rejected bigint not null,
    result_digest binary(32) null,
    started_at varchar(20) collate Latin1_General_BIN2 not null,
    finished_at varchar(20) collate Latin1_General_BIN2 null
);

create table run_rule_set (
    run_id int not null,
    number int not null,
    rule_set_id varchar(100) collate Latin1_General_BIN2 not null,
    version varchar(40) collate Latin1_General_BIN2 not null,
    digest varchar(71) collate Latin1_General_BIN2 not null,
    category_codes varchar(max) collate Latin1_General_BIN2 not null,
    flag_codes varchar(max) collate Latin1_General_BIN2 not null,
    measure_codes varchar(max) collate Latin1_General_BIN2 not null,
    primary key (run_id, number),
    unique (run_id, rule_set_id, version)
);

create table run_unit (
    run_id int not null,
    unit int not null,
    county varchar(6) collate Latin1_General_BIN2 not null,
    after_household varchar(64) collate Latin1_General_BIN2 not null,
    through_household varchar(64) collate Latin1_General_BIN2 null,
    state varchar(20) collate Latin1_General_BIN2 not null,
    owner varchar(100) collate Latin1_General_BIN2 null,
    rows_read bigint not null,
    rows_assessed bigint not null,
    rows_rejected bigint not null,
    primary key (run_id, unit)
);

create table result (
    run_id int not null,
    region_code varchar(12) collate Latin1_General_BIN2 not null,
    household_id varchar(64) collate Latin1_General_BIN2 not null,
    unit int not null,
    snapshot_date int not null,
    revision int not null,
    rule_set int not null,
    category int not null,
    score int not null,
    score_upper int not null,
    level int not null,
    flags_met varbinary(64) not null,
    flags_unknown varbinary(64) not null,
    measures varbinary(64) not null,
    digest binary(32) not null,
    primary key (run_id, region_code, household_id)
);

create table run_rejected (
    run_id int not null,
    region_code varchar(12) collate Latin1_General_BIN2 not null,
    household_id varchar(64) collate Latin1_General_BIN2 not null,
    unit int not null,
    snapshot_date int not null,
    revision int not null,
    pointer nvarchar(400) collate Latin1_General_BIN2 not null,
    code varchar(20) collate Latin1_General_BIN2 not null,
    message nvarchar(2000) collate Latin1_General_BIN2 not null,
    suggestion nvarchar(2000) collate Latin1_General_BIN2 null,
    primary key (run_id, region_code, household_id)
);
