-- One statement for each promise that lives in the database; each gives the ids of the rows that break it (bookings
-- unless said otherwise). No row is a pass. A line "--- id: sentence" begins a statement.

--- I1: no two bookings of a facility that hold a slot overlap, their buffers included
SELECT id FROM (
    SELECT id, starts,
        max(ends) OVER (PARTITION BY facility_id ORDER BY starts, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held_until
    FROM (
        SELECT id, facility_id, start_time - make_interval(mins => buffer_before) AS starts, end_time + make_interval(mins => buffer_after) AS ends
        FROM bookings WHERE status IN ('confirmed', 'pending')) AS held) AS beside
WHERE held_until > starts

--- I1-guard: the constraints that prevent overlaps and impossible times say what they have to, are validated and not deferrable (0 for each that does not)
-- As PostgreSQL itself writes them down: columns, operators, buffers and statuses, and no NOT VALID or DEFERRABLE behind.
SELECT 0::bigint FROM (VALUES
    ('booking_no_overlap', $$EXCLUDE USING gist (facility_id WITH =, tsrange(((start_time AT TIME ZONE 'UTC'::text) - make_interval(mins => (buffer_before)::integer)), ((end_time AT TIME ZONE 'UTC'::text) + make_interval(mins => (buffer_after)::integer)), '[)'::text) WITH &&) WHERE ((status = ANY (ARRAY['confirmed'::booking_status, 'pending'::booking_status])))$$),
    ('booking_time_valid', $$CHECK ((isfinite(start_time) AND isfinite(end_time) AND (end_time > start_time)))$$),
    ('booking_time_granularity', $$CHECK (((date_bin('00:15:00'::interval, start_time, '2000-01-01 00:00:00+00'::timestamp with time zone) = start_time) AND (date_bin('00:15:00'::interval, end_time, '2000-01-01 00:00:00+00'::timestamp with time zone) = end_time)))$$),
    ('booking_duration_reasonable', $$CHECK ((end_time <= (start_time + '24:00:00'::interval)))$$),
    ('booking_buffers_valid', $$CHECK ((((buffer_before >= 0) AND (buffer_before <= 480)) AND ((buffer_after >= 0) AND (buffer_after <= 480))))$$)) AS wanted (name, words)
WHERE NOT EXISTS (
    SELECT FROM pg_constraint c LEFT JOIN pg_index i ON i.indexrelid = c.conindid
    WHERE c.conrelid = 'bookings'::regclass AND c.conname = wanted.name AND c.convalidated AND NOT c.condeferrable
      AND pg_get_constraintdef(c.oid) = wanted.words AND coalesce(i.indisvalid AND i.indisready, true))

--- I2-first: every booking has exactly one created row, and it comes first
SELECT coalesce(b.id, l.booking_id) FROM bookings b
FULL JOIN (
    SELECT booking_id, count(*) FILTER (WHERE action = 'created') AS created,
        min(id) = min(id) FILTER (WHERE action = 'created') AS comes_first
    FROM booking_audit_log GROUP BY booking_id) AS l ON l.booking_id = b.id
WHERE b.id IS NULL OR l.booking_id IS NULL OR l.created <> 1 OR NOT l.comes_first

--- I2-joined: every later row of history begins with the values that the one before it ended with
-- A column that was added later is missing in older rows: empty and missing are the same.
SELECT DISTINCT l.booking_id FROM booking_audit_log l
CROSS JOIN LATERAL (
    SELECT p.new_values FROM booking_audit_log p WHERE p.booking_id = l.booking_id AND p.id < l.id ORDER BY p.id DESC LIMIT 1) AS before
WHERE l.action <> 'created' AND jsonb_strip_nulls(l.old_values) IS DISTINCT FROM jsonb_strip_nulls(before.new_values)

--- I3: the history of a booking, replayed, gives its row
-- Most bookings were never changed: only the later rows are grouped to find the last one of each.
SELECT DISTINCT b.id FROM bookings b
JOIN booking_audit_log l ON l.booking_id = b.id
LEFT JOIN (SELECT booking_id, max(id) AS id FROM booking_audit_log WHERE action <> 'created' GROUP BY booking_id) AS last ON last.booking_id = b.id
WHERE l.id = coalesce(last.id, l.id)
  AND l.new_values IS DISTINCT FROM to_jsonb(b) AND jsonb_strip_nulls(l.new_values) IS DISTINCT FROM jsonb_strip_nulls(to_jsonb(b))

--- I6: a request id made one booking, the history names the same one, and no request changed a booking twice
-- That each id is there once is the word of the two unique indexes: over all rows, valid, and of these columns alone.
SELECT b.id FROM bookings b JOIN booking_audit_log l ON l.booking_id = b.id AND l.action = 'created'
WHERE l.request_id IS DISTINCT FROM b.request_id
UNION ALL
SELECT 0::bigint FROM (VALUES
    ('bookings', ARRAY['request_id'], NULL::text),
    ('booking_audit_log', ARRAY['booking_id', 'request_id'], '(request_id IS NOT NULL)')) AS wanted (relation, columns, filter)
WHERE NOT EXISTS (
    SELECT FROM pg_index i
    WHERE i.indrelid = wanted.relation::regclass AND i.indisunique AND i.indisvalid AND i.indisready AND i.indexprs IS NULL
      AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = wanted.filter)
      AND wanted.columns = ARRAY(
          SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1]) ORDER BY 1))
UNION ALL
SELECT 0::bigint WHERE EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = 'bookings'::regclass AND attname = 'request_id' AND NOT attnotnull)

--- I7: a cancelled booking says when and by whom, each row of history that cancels says so and no other does, and what others cancelled has a reason
SELECT b.id FROM bookings b
WHERE (b.status = 'cancelled') IS DISTINCT FROM (b.cancelled_at IS NOT NULL AND b.cancelled_by IS NOT NULL)
   OR (b.status <> 'cancelled' AND (b.cancelled_at IS NOT NULL OR b.cancelled_by IS NOT NULL OR b.cancellation_reason IS NOT NULL))
UNION
SELECT l.booking_id FROM booking_audit_log l
WHERE (l.action <> 'created' OR l.new_values ->> 'status' = 'cancelled')
  AND (l.action IN ('cancelled', 'admin_cancelled', 'rejected', 'expired'))
      IS DISTINCT FROM (l.new_values ->> 'status' = 'cancelled' AND l.old_values ->> 'status' IS DISTINCT FROM 'cancelled')
UNION
SELECT l.booking_id FROM booking_audit_log l
WHERE l.action IN ('admin_cancelled', 'rejected')
  AND (l.reason ~ '[^[:space:]\u0085\u00A0\u1680\u2000-\u200F\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]') IS NOT TRUE

--- I8: every booking lies on quarter hours, ends after it starts, and lasts 15 minutes to 24 hours
SELECT id FROM bookings
WHERE NOT isfinite(start_time) OR NOT isfinite(end_time)
   OR end_time < start_time + interval '15 minutes' OR end_time > start_time + interval '24 hours'
   OR date_bin('15 minutes', start_time, '2000-01-01 00:00+00'::timestamptz) <> start_time
   OR date_bin('15 minutes', end_time, '2000-01-01 00:00+00'::timestamptz) <> end_time

--- I9: the clock of a booking's history never goes back by more than a second
SELECT DISTINCT l.booking_id FROM booking_audit_log l
CROSS JOIN LATERAL (
    SELECT p.changed_at FROM booking_audit_log p WHERE p.booking_id = l.booking_id AND p.id < l.id ORDER BY p.id DESC LIMIT 1) AS before
WHERE l.action <> 'created' AND l.changed_at < before.changed_at - interval '1 second'

--- I10: the rollup has the minutes and counts of the raw rows for each facility and local day, and never more used than available (ids of facilities)
-- Days that wait to be counted and days of changes that are not delivered yet are left out: behind is not wrong.
WITH undelivered AS (
    SELECT (v.held ->> 'facility_id')::integer AS facility_id, (v.held ->> 'start_time')::timestamptz AS starts, (v.held ->> 'end_time')::timestamptz AS ends
    FROM audit_feed_cursors c
    JOIN booking_audit_log l ON l.transaction_id >= c.low
    CROSS JOIN LATERAL (VALUES (l.old_values), (l.new_values)) AS v (held)
    WHERE c.name = 'utilization' AND v.held ? 'start_time'
), raw AS (
    SELECT s.facility_id, s.local_day,
        coalesce(sum(b.inside), 0) AS booked_minutes, coalesce(sum(b.minutes - b.inside), 0) AS outside_minutes,
        count(b.id) FILTER (WHERE b.is_confirmed AND b.starts_here) AS bookings, coalesce(sum(b.attendee_count) FILTER (WHERE b.is_confirmed AND b.starts_here), 0) AS attendees,
        count(b.id) FILTER (WHERE NOT b.is_confirmed) AS cancelled
    FROM utilization_shapes s
    LEFT JOIN LATERAL (
        SELECT b.id, b.attendee_count, b.status = 'confirmed' AS is_confirmed, b.start_time >= s.starts_at AS starts_here,
            CASE WHEN b.status = 'confirmed' THEN extract(epoch FROM upper(held.part) - lower(held.part)) / 60 END AS minutes,
            CASE WHEN b.status = 'confirmed' THEN (
                SELECT coalesce(sum(extract(epoch FROM upper(open.part) - lower(open.part))) / 60, 0) FROM unnest(s.open_times * tstzmultirange(held.part)) AS open (part)) END AS inside
        FROM bookings b
        CROSS JOIN LATERAL (SELECT tstzrange(greatest(b.start_time, s.starts_at), least(b.end_time, s.ends_at)) AS part) AS held
        WHERE b.facility_id = s.facility_id AND b.start_time < s.ends_at AND b.start_time > s.starts_at - interval '24 hours' AND b.end_time > s.starts_at
          AND (b.status = 'confirmed' OR (b.status = 'cancelled' AND b.expires_at IS NULL AND b.start_time >= s.starts_at))) AS b ON true
    GROUP BY s.facility_id, s.local_day
)
SELECT coalesce(d.facility_id, s.facility_id)::bigint FROM utilization_days d
FULL JOIN utilization_shapes s USING (facility_id, local_day)
LEFT JOIN raw r USING (facility_id, local_day)
WHERE NOT EXISTS (
    SELECT FROM utilization_dirty_days waits WHERE waits.facility_id = d.facility_id AND waits.local_day = d.local_day)
  AND NOT EXISTS (
    SELECT FROM undelivered u WHERE u.facility_id = s.facility_id AND u.starts < s.ends_at AND u.ends > s.starts_at)
  AND ((d.booked_minutes, d.outside_minutes, d.bookings, d.attendees, d.cancelled) IS DISTINCT FROM (r.booked_minutes, r.outside_minutes, r.bookings, r.attendees, r.cancelled)
       OR d.open_minutes <> (SELECT coalesce(sum(extract(epoch FROM upper(open.part) - lower(open.part))) / 60, 0) FROM unnest(s.open_times) AS open (part))
       OR d.booked_minutes NOT BETWEEN 0 AND d.open_minutes
       OR NOT tstzmultirange(tstzrange(s.starts_at, s.ends_at)) @> s.open_times
       OR bit_count(s.busy) * 15 <> d.booked_minutes + d.outside_minutes
       OR (SELECT sum(get_byte(s.open_hours, hour)) FROM generate_series(0, 23) AS hour) <> d.open_minutes
       OR (SELECT sum(get_byte(s.booked_hours, hour)) FROM generate_series(0, 23) AS hour) <> d.booked_minutes)

--- I10-days: a facility in use has a row for each day from its first to its last (ids of facilities)
-- One day less is no fault where a place has changed sides of the date line.
SELECT u.facility_id::bigint FROM utilization_facilities u JOIN facilities f ON f.id = u.facility_id AND f.is_active
WHERE (SELECT count(*) FROM utilization_days d WHERE d.facility_id = u.facility_id AND d.local_day BETWEEN u.first_day AND u.last_day)
    NOT BETWEEN u.last_day - u.first_day AND u.last_day - u.first_day + 1
