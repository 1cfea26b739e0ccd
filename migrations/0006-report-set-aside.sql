-- A save that started from an older version is kept, but does not stand until somebody has decided between the two.
alter table report_section add column set_aside boolean not null default false;
