using System.Text.Json;
using BookingPortal.Accounts.People;
using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BookingPortal.Accounts;

/// <summary>The people of the portal: added by admins and by the command line, found by staff who book for others.</summary>
public sealed class PeopleService(
    IServiceScopeFactory scopes, IDbContextFactory<PortalDbContext> contexts, CurrentUser currentUser, IOptions<DemoOptions> demo)
{
    private const int ShortestSearch = 2;
    private const int LongestSearch = 100;
    private const int MostHits = 10;

    /// <summary>Adds a person together with the line in the admin log. Allowed to admins and to verbs of the command line.</summary>
    public async Task<AddPersonOutcome> AddAsync(NewPerson person, Caller by, CancellationToken cancellationToken = default)
    {
        person = person with { Email = person.Email.Trim(), FullName = person.FullName.Trim(), HomePlace = person.HomePlace?.Trim() };
        if (WrongField(person) is { } field)
        {
            return new AddPersonOutcome.Invalid(field);
        }

        if (person.Password is { } password && PasswordRules.Judge(password, person.Role) is { Count: > 0 } faults)
        {
            return new AddPersonOutcome.PasswordRefused(faults);
        }

        // Identity's managers keep what they have read: a scope of their own for each operation.
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await MayAddAsync(context, by, cancellationToken))
        {
            return new AddPersonOutcome.NotAllowed();
        }

        try
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            var outcome = await CreateAsync(users, person);
            if (outcome is AddPersonOutcome.Added added)
            {
                context.AdminAuditLog.Add(Line(person, added.Id, by));
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            return outcome;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
            ConstraintName: ConstraintNames.UserEmail or ConstraintNames.UserName,
        })
        {
            return new AddPersonOutcome.EmailTaken();
        }
    }

    /// <summary>At most ten people one of whose names, or whose address, begins with the text; from two letters on.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is not staff.</exception>
    public async Task<IReadOnlyList<PersonHit>> SearchAsync(string text, CancellationToken cancellationToken = default)
    {
        if (await currentUser.ViewerAsync() is not { IsStaffSomewhere: true })
        {
            throw new UnauthorizedAccessException("Only staff may search for people.");
        }

        text = text.Trim();
        if (text.Length is < ShortestSearch or > LongestSearch || text.Contains('\0'))
        {
            return [];
        }

        const string Escape = "\\";
        var begins = text.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
        var later = "% " + begins;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users
            .Where(user => user.LockedAt == null
                && (EF.Functions.ILike(user.FullName, begins, Escape)
                    || EF.Functions.ILike(user.FullName, later, Escape)
                    || EF.Functions.ILike(user.Email!, begins, Escape)))
            .OrderBy(user => user.FullName).ThenBy(user => user.Id)
            .Take(MostHits)
            .Select(user => new PersonHit(user.Id, user.FullName, user.Email!))
            .ToListAsync(cancellationToken);
    }

    private string? WrongField(NewPerson person) =>
        PersonRules.Judge(
            new PersonFields { Email = person.Email, FullName = person.FullName, Role = person.Role, HomePlace = person.HomePlace },
            demo.Value.Enabled) is [var first, ..] ? first.Field.ToString() : null;

    /// <summary>The row of the person decides, not what his sign-in says: a right that was taken away counts at once.</summary>
    private static async Task<bool> MayAddAsync(PortalDbContext context, Caller by, CancellationToken cancellationToken) =>
        by is { PersonId: null, SystemName: not null }
        || await context.Users.AnyAsync(
            user => user.Id == by.PersonId && user.SecurityStamp == by.SecurityStamp && user.LockedAt == null
                && context.UserRoles.Any(held => held.UserId == user.Id
                    && context.Roles.Any(role => role.Id == held.RoleId && role.Name == RoleNames.Admin)),
            cancellationToken);

    private static async Task<AddPersonOutcome> CreateAsync(UserManager<PortalUser> users, NewPerson person)
    {
        // Whoever adds a person vouches for the address.
        var user = new PortalUser
        {
            UserName = person.Email,
            Email = person.Email,
            EmailConfirmed = true,
            FullName = person.FullName,
            HomePlace = person.HomePlace,
        };
        var created = person.Password is { } password ? await users.CreateAsync(user, password) : await users.CreateAsync(user);
        if (!created.Succeeded)
        {
            return created.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName))
                ? new AddPersonOutcome.EmailTaken()
                : new AddPersonOutcome.Invalid(nameof(NewPerson.Email));
        }

        var granted = await users.AddToRoleAsync(user, person.Role);
        return granted.Succeeded
            ? new AddPersonOutcome.Added(user.Id)
            : throw new InvalidOperationException($"The role {person.Role} could not be given: {granted}");
    }

    private static AdminAuditEntry Line(NewPerson person, int id, Caller by) => new("person", $"{id}", "added", by)
    {
        NewValues = JsonSerializer.Serialize(new { email = person.Email, full_name = person.FullName, role = person.Role, home_place = person.HomePlace }),
    };
}
