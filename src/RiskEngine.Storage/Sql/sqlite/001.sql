-- Version 1. Days are numbers such as 20200630; times are UTC text; digests are SHA-256. Text compares byte by byte.

create table store (
    one int not null primary key check (one = 1),
    last_batch int not null
) strict;

insert into store (one, last_batch) values (1, 0);

create table import (
    import_id integer primary key,
    source_name text not null,
    source_head blob not null,
    source_digest blob,
    attempt int not null,
    state text not null,
    started_at text not null,
    finished_at text,
    rows_read int not null,
    rows_accepted int not null,
    rows_unchanged int not null,
    rows_rejected int not null,
    repeats_import int
) strict;

create table import_batch (
    batch_id integer primary key,
    import_id int not null
) strict;

create table rejected_row (
    import_id int not null,
    sheet text not null,
    line int not null,
    problem int not null,
    household_id text,
    pointer text not null,
    code text not null,
    message text not null,
    suggestion text,
    primary key (import_id, sheet, line, problem)
) strict, without rowid;

-- Rows of some thousand bytes, added at the end: as a clustered table five of them fill a page, and each goes in with a
-- split. A run reads a stretch of one county in the order of an index that has all a plan asks for.
create table snapshot (
    county text not null,
    household_id text not null,
    snapshot_date int not null,
    revision int not null,
    batch_id int not null,
    region_code text not null,
    digest blob not null,
    body blob not null
) strict;

create index snapshot_county on snapshot (county, household_id, snapshot_date, revision, batch_id);

-- The key. A household may move to another county: which of its snapshots is the newest is asked without the county.
create unique index snapshot_newest on snapshot (household_id, snapshot_date, revision);

create table run (
    run_id integer primary key,
    run_name text not null unique,
    as_of int not null,
    rule_set_pin text,
    engine_version text not null,
    through_batch int not null,
    state text not null,
    rows_read int not null,
    rows_assessed int not null,
    rows_rejected int not null,
    result_digest blob,
    started_at text not null,
    finished_at text
) strict;

create table run_rule_set (
    run_id int not null,
    number int not null,
    rule_set_id text not null,
    version text not null,
    digest text not null,
    category_codes text not null,
    flag_codes text not null,
    measure_codes text not null,
    primary key (run_id, number),
    unique (run_id, rule_set_id, version)
) strict, without rowid;

create table run_unit (
    run_id int not null,
    unit int not null,
    county text not null,
    after_household text not null,
    through_household text,
    state text not null,
    owner text,
    rows_read int not null,
    rows_assessed int not null,
    rows_rejected int not null,
    primary key (run_id, unit)
) strict, without rowid;

create table result (
    run_id int not null,
    region_code text not null,
    household_id text not null,
    unit int not null,
    snapshot_date int not null,
    revision int not null,
    rule_set int not null,
    category int not null,
    score int not null,
    score_upper int not null,
    level int not null,
    flags_met blob not null,
    flags_unknown blob not null,
    measures blob not null,
    digest blob not null,
    primary key (run_id, region_code, household_id)
) strict, without rowid;

create table run_rejected (
    run_id int not null,
    region_code text not null,
    household_id text not null,
    unit int not null,
    snapshot_date int not null,
    revision int not null,
    pointer text not null,
    code text not null,
    message text not null,
    suggestion text,
    primary key (run_id, region_code, household_id)
) strict, without rowid;
