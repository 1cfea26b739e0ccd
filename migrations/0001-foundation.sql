-- People, sessions, the audit record, services, frameworks and inspections.
-- Everything a person judged is kept as versions: tables that hold judgements refuse update and delete.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only: add a new version instead', tg_table_name using errcode = 'PB001';
end $$;

-- People ------------------------------------------------------------------------------------------

create table person (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email) and email like '%_@_%'),
  name text not null check (name <> ''),
  password_hash text,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table person_role (
  person_id uuid not null references person,
  role text not null check (role in ('programme-manager', 'publications-editor', 'analyst', 'standards-lead')),
  primary key (person_id, role)
);

-- The token itself is only in the person's cookie; the database knows its hash.
create table session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_person on session (person_id);

create table sign_in_attempt (
  id bigint generated always as identity primary key,
  email text not null,
  address text not null,
  at timestamptz not null default now(),
  succeeded boolean not null
);
create index sign_in_attempt_email on sign_in_attempt (email, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);

-- The audit record --------------------------------------------------------------------------------

-- One chain per stream: each event carries the hash of the one before it. A stream is the smallest thing whose
-- events need an order (an inspection, one assessment), so that inspectors never wait for each other.
create table audit_event (
  id bigint generated always as identity unique,
  stream text not null,
  seq integer not null,
  at timestamptz not null,
  actor uuid references person,
  kind text not null,
  payload jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (stream, seq)
);

create table audit_head (
  stream text primary key,
  seq integer not null,
  hash bytea not null
);

create function audit_append(the_stream text, the_actor uuid, the_kind text, the_payload jsonb) returns void
language plpgsql as $$
declare
  head audit_head;
  moment timestamptz := clock_timestamp();
  digest bytea;
begin
  -- Locks the head until the transaction ends. It exists for all but a stream's first event.
  select * into head from audit_head where stream = the_stream for update;
  if not found then
    insert into audit_head values (the_stream, 0, '\x') on conflict do nothing;
    select * into head from audit_head where stream = the_stream for update;
  end if;
  digest := sha256(convert_to(concat_ws(E'\n', the_stream, head.seq + 1,
    to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(the_actor::text, '-'), the_kind, the_payload::text, encode(head.hash, 'hex')), 'UTF8'));
  insert into audit_event (stream, seq, at, actor, kind, payload, previous_hash, hash)
    values (the_stream, head.seq + 1, moment, the_actor, the_kind, the_payload, head.hash, digest);
  update audit_head set seq = head.seq + 1, hash = digest where stream = the_stream;
end $$;

create trigger append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_event
  for each statement execute function refuse_change();

-- Services, frameworks, inspections ----------------------------------------------------------------

create table service (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null unique check (name <> ''),
  area text not null check (area <> ''),
  invented boolean not null default false,
  registered_at timestamptz not null default now()
);

-- A framework as it stood when it was first loaded. An inspection is pinned to one of these rows.
create table framework_version (
  framework text not null,
  version text not null,
  title text not null,
  digest text not null,
  content jsonb not null,
  loaded_at timestamptz not null default now(),
  primary key (framework, version)
);
create trigger append_only before update or delete on framework_version
  for each row execute function refuse_change();

create table inspection (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  service_id uuid not null references service,
  framework text not null,
  framework_version text not null,
  -- 'live' inspections run here; 'published-figures' are carried over from a published report, with its source.
  origin text not null check (origin in ('live', 'published-figures')),
  stage text not null check (stage in
    ('caseload', 'sample', 'fieldwork', 'panel', 'drafting', 'approved', 'published')),
  announced_on date,
  fieldwork_from date,
  fieldwork_to date,
  publication_planned_on date,
  opened_at timestamptz not null default now(),
  opened_by uuid references person,
  foreign key (framework, framework_version) references framework_version,
  check (fieldwork_to >= fieldwork_from and fieldwork_from >= announced_on)
);

create table team_member (
  inspection_id uuid not null references inspection,
  person_id uuid not null references person,
  role text not null check (role in ('lead-inspector', 'inspector', 'local-assessor', 'quality-lead',
    'panel-chair', 'panel-member', 'service-contact')),
  joined_at timestamptz not null default now(),
  primary key (inspection_id, person_id, role)
);
create index team_member_person on team_member (person_id);
-- One lead and one chair an inspection.
create unique index team_one_lead on team_member (inspection_id) where role = 'lead-inspector';
create unique index team_one_chair on team_member (inspection_id) where role = 'panel-chair';
