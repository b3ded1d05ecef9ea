using System.Globalization;
using BookingPortal.Accounts.People;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.Profile;

/// <summary>What people change of their own account. Whose it is says the sign-in alone.</summary>
public sealed class ProfileService(IDbContextFactory<PortalDbContext> contexts, OwnAccount own, PersonNames names, IPasswordHasher<PortalUser> hasher)
{
    public async Task<OwnProfile> ReadAsync(CancellationToken cancel = default)
    {
        var me = await own.IdAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var row = await context.Users.AsNoTracking().Where(one => one.Id == me).Select(one => new
        {
            one.Email,
            one.FullName,
            one.Culture,
            one.TimeZone,
            one.HomePlace,
            one.TwoFactorEnabled,
            Passkeys = context.UserPasskeys.Count(key => key.UserId == me),
        }).SingleAsync(cancel);
        return new OwnProfile(row.Email ?? "", new ProfileFields(row.FullName, row.Culture, row.TimeZone, row.HomePlace), row.TwoFactorEnabled, row.Passkeys);
    }

    public async Task<ProfileOutcome> SaveAsync(ProfileFields wanted, CancellationToken cancel = default)
    {
        wanted = wanted.Tidied();
        if (Judge(wanted).ToList() is { Count: > 0 } faults)
        {
            return new ProfileOutcome.Refused(faults);
        }

        var outcome = await own.ChangeAsync<ProfileOutcome>(
            (desk, person) =>
            {
                var (before, after) = (Values(Of(person)), Values(wanted));
                var changed = before.Keys.Where(key => before[key] != after[key]).ToHashSet();
                if (changed.Count > 0)
                {
                    (person.FullName, person.Culture, person.TimeZone, person.HomePlace) = (wanted.FullName, wanted.Culture, wanted.TimeZone, wanted.HomePlace);
                    desk.Audit(
                        person.Id, "profile_changed",
                        before.Where(one => changed.Contains(one.Key)).ToDictionary(), after.Where(one => changed.Contains(one.Key)).ToDictionary());
                }

                return Task.FromResult<ProfileOutcome>(new ProfileOutcome.Saved());
            },
            _ => true, cancel);
        names.Forget();
        return outcome ?? new ProfileOutcome.NotAllowed();
    }

    /// <summary>The language of the menu is that of the mails as well.</summary>
    public async Task<ProfileOutcome> SetLanguageAsync(string culture, CancellationToken cancel = default) =>
        await SaveAsync((await ReadAsync(cancel)).Fields with { Culture = culture }, cancel);

    /// <summary>Every other sign-in of the person ends with it.</summary>
    public async Task<ProfileOutcome> ChangePasswordAsync(string current, string wanted, CancellationToken cancel = default)
    {
        switch (await own.JudgeAsync(current, cancel))
        {
            case PasswordAnswer.Wrong:
                return new ProfileOutcome.WrongPassword();
            case PasswordAnswer.LockedOut:
                return new ProfileOutcome.LockedOut();
            case PasswordAnswer.NotAllowed:
                return new ProfileOutcome.NotAllowed();
        }

        return await own.ChangeAsync<ProfileOutcome>(
            async (desk, person) =>
            {
                var role = await desk.RoleOfAsync(person.Id);
                if (PasswordRules.Judge(wanted, role) is { Count: > 0 } faults)
                {
                    return new ProfileOutcome.PasswordRefused(faults, role);
                }

                person.PasswordHash = hasher.HashPassword(person, wanted);
                PersonDesk.EndSignIns(person);
                await desk.RevokeLinkAsync(person.Id);
                desk.Audit(person.Id, "password_changed");
                return new ProfileOutcome.Saved();
            },
            outcome => outcome is ProfileOutcome.Saved, cancel) ?? new ProfileOutcome.NotAllowed();
    }

    /// <summary>Ends every sign-in of the person; the page renews its own.</summary>
    public async Task<ProfileOutcome> SignOutElsewhereAsync(CancellationToken cancel = default) => await own.ChangeAsync<ProfileOutcome>(
        (desk, person) =>
        {
            PersonDesk.EndSignIns(person);
            desk.Audit(person.Id, "signed_out_everywhere");
            return Task.FromResult<ProfileOutcome>(new ProfileOutcome.Saved());
        },
        _ => true, cancel) ?? new ProfileOutcome.NotAllowed();

    private static IEnumerable<ProfileFault> Judge(ProfileFields wanted)
    {
        if (PersonRules.JudgeName(wanted.FullName) is { } fault)
        {
            yield return fault switch
            {
                PersonFaultCode.Missing => ProfileFault.NameMissing,
                PersonFaultCode.TooLong => ProfileFault.NameTooLong,
                _ => ProfileFault.NameNotPlain,
            };
        }

        if (wanted.Culture is { } culture && !IsCulture(culture))
        {
            yield return ProfileFault.UnknownLanguage;
        }

        if (wanted.TimeZone is { } zone && !FacilityClock.Knows(zone))
        {
            yield return ProfileFault.UnknownZone;
        }

        if (wanted.HomePlace is { } place && (place.Length > PersonRules.LongestHomePlace || place.Any(char.IsControl)))
        {
            yield return ProfileFault.PlaceTooLong;
        }
    }

    private static bool IsCulture(string name)
    {
        try
        {
            return name.Length <= 16 && CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name == name;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static ProfileFields Of(PortalUser person) => new(person.FullName, person.Culture, person.TimeZone, person.HomePlace);

    private static Dictionary<string, string?> Values(ProfileFields fields) => new()
    {
        ["full_name"] = fields.FullName,
        ["culture"] = fields.Culture,
        ["time_zone"] = fields.TimeZone,
        ["home_place"] = fields.HomePlace,
    };
}
