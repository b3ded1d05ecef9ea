using System.Data.Common;
using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Bookings;

/// <summary>Sends the statements of <see cref="BookingStatements"/>, each on a context of its own.</summary>
internal sealed class BookingWriter(IDbContextFactory<PortalDbContext> contexts)
{
    internal Task<BookAnswer> BookAsync(BookingRequest request, int rulesVersion, Caller caller, Sending sending, CancellationToken cancel) =>
        SendAsync(BookingStatements.Book, Content(request, caller).With("rules_version", rulesVersion).From(caller), sending,
            row => new BookAnswer(row.IsDBNull(0) ? null : row.GetInt64(0), !row.IsDBNull(1) && row.GetBoolean(1),
                row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)), cancel)!;

    internal Task<BookSettled?> SettleAsync(BookingRequest request, Caller caller, CancellationToken cancel) =>
        SendAsync(BookingStatements.SettleBook, Content(request, caller), new Sending(),
            row => new BookSettled(row.GetInt64(0), !row.IsDBNull(1) && row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)),
            cancel);

    internal Task<CancelAnswer> CancelAsync(CancelRequest request, Caller caller, Sending sending, CancellationToken cancel) =>
        SendAsync(BookingStatements.Cancel, Content(request, caller).From(caller), sending,
            row => new CancelAnswer(!row.IsDBNull(0), row.GetBoolean(1)), cancel)!;

    internal Task<CancelSettled?> SettleAsync(CancelRequest request, Caller caller, CancellationToken cancel) =>
        SendAsync(BookingStatements.SettleCancel, Content(request, caller), new Sending(),
            row => new CancelSettled(row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3), !row.IsDBNull(4) && row.GetBoolean(4)),
            cancel);

    private static StatementValues Content(BookingRequest request, Caller caller) => new StatementValues()
        .With("actor", caller.PersonId!.Value)
        .With("stamp", NpgsqlDbType.Text, caller.SecurityStamp)
        .With("owner", request.OnBehalfOf ?? caller.PersonId.Value)
        .With("facility", request.FacilityId)
        .With("start", request.Start)
        .With("end", request.End)
        .With("title", NpgsqlDbType.Text, request.Title)
        .With("description", NpgsqlDbType.Text, request.Description)
        .With("attendees", request.AttendeeCount)
        .With("url", NpgsqlDbType.Text, request.ExternalMeetingUrl)
        .With("private", NpgsqlDbType.Boolean, request.IsPrivate)
        .With("request", NpgsqlDbType.Uuid, request.RequestId);

    private static StatementValues Content(CancelRequest request, Caller caller) => new StatementValues()
        .With("actor", caller.PersonId!.Value)
        .With("stamp", NpgsqlDbType.Text, caller.SecurityStamp)
        .With("booking", NpgsqlDbType.Bigint, request.BookingId)
        .With("reason", NpgsqlDbType.Text, request.Reason)
        .With("request", NpgsqlDbType.Uuid, request.RequestId);

    private async Task<T?> SendAsync<T>(
        string statement, StatementValues values, Sending sending, Func<DbDataReader, T> read, CancellationToken cancel)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = statement;
        command.Parameters.AddRange(values.ToArray());
        sending.Begun = true;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var answer = await reader.ReadAsync(cancel) ? read(reader) : null;

        // An error that comes after the row is still an error: the end of the result is the acknowledgement.
        while (await reader.NextResultAsync(cancel))
        {
        }

        return answer;
    }

    /// <summary>Whether the statement reached the wire: before that, a failure means that nothing happened.</summary>
    internal sealed class Sending
    {
        internal bool Begun { get; set; }
    }

    internal sealed record BookAnswer(long? Id, bool IsPending, bool MayBook, bool RulesAreCurrent, bool IsInTime);

    internal sealed record BookSettled(long Id, bool BySamePerson, bool SameContent, bool IsPending, bool IsCancelled);

    internal sealed record CancelAnswer(bool Done, bool SignedIn);

    internal sealed record CancelSettled(bool IsCancelled, bool HasEnded, bool IsOwner, bool RequestIsKnown, bool SameRequest);
}
