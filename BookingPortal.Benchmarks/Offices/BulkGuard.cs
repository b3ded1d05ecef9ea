namespace BookingPortal.Benchmarks.Offices;

/// <summary>
/// Takes what makes a bulk load slow off a table (exclusion and foreign keys, indexes but the primary key's) and puts the
/// same back: the definitions come from the database itself. What is put back is checked against every row.
/// </summary>
internal sealed class BulkGuard
{
    private const string Definitions = """
        SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('x', 'f')
        UNION ALL
        SELECT pg_get_indexdef(indexrelid) FROM pg_index i
        WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        """;

    private const string Drops = """
        SELECT coalesce(string_agg(word, '; '), '') FROM (
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS word
            FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('x', 'f')
            UNION ALL
            SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index i
            WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)) AS words
        """;

    private readonly string _owner;
    private readonly IReadOnlyList<string> _definitions;

    private BulkGuard(string owner, IReadOnlyList<string> definitions)
    {
        _owner = owner;
        _definitions = definitions;
    }

    internal static async Task<BulkGuard> TakeOffAsync(string owner, string table, CancellationToken cancel)
    {
        var definitions = await Sql.ListAsync<string>(owner, Definitions, cancel, table);
        await Sql.RunAsync(owner, await Sql.ScalarAsync<string>(owner, Drops, cancel, table), cancel);
        return new BulkGuard(owner, definitions);
    }

    internal async Task PutBackAsync(CancellationToken cancel)
    {
        foreach (var definition in _definitions)
        {
            await Sql.RunAsync(_owner, $"SET maintenance_work_mem = '512MB'; {definition}", cancel);
        }
    }
}
