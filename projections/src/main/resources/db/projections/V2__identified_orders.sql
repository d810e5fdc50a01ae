-- The order that a provisional one turned out to be.
alter table order_now add column identified_as text;
