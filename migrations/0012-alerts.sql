-- Alerts: someone is at immediate risk. What was written stays as it was written; all that follows is added to it.

create table alert (
  -- Made where the alert was written, so that one that is sent twice is one alert.
  id uuid primary key,
  inspection_id uuid not null references inspection,
  -- The case it is about, if it is about one: something may be heard in a meeting.
  assessment_id uuid references assessment,
  severity text not null,
  at_risk text not null check (at_risk in ('child', 'someone-else', 'both')),
  known text not null check (known <> '' and length(known) <= 20000),
  -- When it was written. Times count from here; it may reach us later.
  noticed_at timestamptz not null,
  raised_by uuid not null references person,
  raised_at timestamptz not null default now()
);
create index alert_inspection on alert (inspection_id);
create index alert_assessment on alert (assessment_id);
create trigger append_only before update or delete on alert for each row execute function refuse_change();

create table alert_event (
  alert_id uuid not null references alert,
  version integer not null check (version > 0),
  kind text not null check (kind in
    ('told', 'acknowledged', 'acted', 'rechecked', 'handed-over', 'closed', 'reopened')),
  -- Who was told, by the framework's id or in the recorder's words.
  who text check ((who is not null) = (kind = 'told')),
  body text check (length(body) <= 20000),
  happened_at timestamptz not null,
  next_check_at timestamptz,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null default now(),
  primary key (alert_id, version),
  -- What was done and why is said in words.
  check (kind in ('told', 'acknowledged') or body <> '')
);
create trigger append_only before update or delete on alert_event
  for each row execute function refuse_change();

-- Whom to phone: a function, a number and hours, kept by the lead inspector.
create table alert_contacts (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  contacts jsonb not null,
  kept_by uuid not null references person,
  kept_at timestamptz not null default now(),
  primary key (inspection_id, version)
);
create trigger append_only before update or delete on alert_contacts
  for each row execute function refuse_change();
