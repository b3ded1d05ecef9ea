using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Accounts.SecondFactors;
using BookingPortal.Tests.Accounts.People;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Accounts.SecondFactors.SecondFactorScene;

namespace BookingPortal.Tests.Accounts.SecondFactors;

/// <summary>The authenticator app: set up in the profile, asked for at the sign-in, taken away again.</summary>
public sealed class SecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task SetUp_WithTheCodeOfTheApp_IsAskedForAtTheNextSignIn()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        var stamp = await portal.StampAsync(id);

        var codes = await portal.SetUpAsync(host, id, browser);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.True(await browser.IsInAsync());
        Assert.NotEqual(stamp, await portal.StampAsync(id));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM admin_audit_log WHERE subject_id = $1 AND action = 'authenticator_on' AND changed_by = $2", $"{id}", id));

        var other = host.Browse();
        var half = await other.SignInAsync(email, Password, "/account/sign-in?returnUrl=%2Fwho");
        Assert.Equal("/account/code?returnUrl=%2Fwho", half.Headers.Location!.PathAndQuery);
        Assert.False(await other.IsInAsync());
        Assert.Contains("This code is not right", await other.GiveCodeAsync("000000").TextAsync(), StringComparison.Ordinal);

        var whole = await other.GiveCodeAsync(await portal.AppAsync(host, id), "/account/code?returnUrl=%2Fwho");
        Assert.Equal("/who", whole.Headers.Location!.AbsolutePath);
        Assert.True(await other.IsInAsync());
    }

    [Fact]
    public async Task SetUp_WithAWrongCode_StaysOff()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, browser) = await host.SignedInAsync();
        await browser.SubmitAsync(AccountPaths.ProfileSecondFactor, new() { ["_handler"] = "begin" });

        var page = await browser.SubmitAsync(AccountPaths.ProfileSecondFactor, new() { ["_handler"] = "confirm", ["Code"] = "000000" }).TextAsync();

        Assert.Contains("This code is not right", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Equal(false, await portal.SqlAsync("SELECT two_factor_enabled FROM users WHERE id = $1", id));
    }

    [Fact]
    public async Task S11_OneCode_TwentyTimesAtOnce_WorksOnce_AndNoOlderOneAfterIt()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, browser) = await host.SignedInAsync();
        await portal.SetUpAsync(host, id, browser);
        var code = await portal.AppAsync(host, id, 1);
        var older = await portal.AppAsync(host, id);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(code)));

        Assert.Single(taken, one => one);
        Assert.False(await TryAsync(older));

        async Task<bool> TryAsync(string one)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            return await users.VerifyTwoFactorTokenAsync((await users.FindByIdAsync($"{id}"))!, TokenOptions.DefaultAuthenticatorProvider, one);
        }
    }

    [Fact]
    public async Task Secrets_OfTheSecondFactor_AreNotReadableInTheDatabase()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, browser) = await host.SignedInAsync();
        await browser.SubmitAsync(AccountPaths.ProfileSecondFactor, new() { ["_handler"] = "begin" });
        var page = await browser.GetAsync(AccountPaths.ProfileSecondFactor).TextAsync();
        var key = System.Text.RegularExpressions.Regex.Match(page, "<code class=\"key\"[^>]*>([A-Z2-7 ]+)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var codes = await portal.SetUpAsync(host, id, browser);

        Assert.Equal(32, key.Length);
        foreach (var secret in codes.Append(key))
        {
            Assert.Equal(0L, await portal.SqlAsync(
                """
                SELECT count(*) FROM (SELECT a::text AS row FROM authenticators a UNION ALL SELECT c::text FROM recovery_codes c
                    UNION ALL SELECT l::text FROM admin_audit_log l UNION ALL SELECT t::text FROM user_tokens t) all_rows
                WHERE row LIKE '%' || $1 || '%' OR row LIKE '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'
                """, secret));
        }

        Assert.Equal(10L, await portal.SqlAsync("SELECT count(*) FROM recovery_codes WHERE user_id = $1 AND octet_length(code_hash) = 32", id));
    }

    [Fact]
    public async Task RecoveryCode_InsteadOfTheApp_WorksOnceHoweverItIsTyped()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        var codes = await portal.SetUpAsync(host, id, browser);
        var typed = codes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();

        var first = host.Browse();
        await first.SignInAsync(email, Password);
        await first.GiveCodeAsync(typed, AccountPaths.RecoveryCode);
        Assert.True(await first.IsInAsync());

        var second = host.Browse();
        await second.SignInAsync(email, Password);
        Assert.Contains("This recovery code is not right", await second.GiveCodeAsync(typed, AccountPaths.RecoveryCode).TextAsync(), StringComparison.Ordinal);
        Assert.False(await second.IsInAsync());
        Assert.Equal(9L, await portal.SqlAsync("SELECT count(*) FROM recovery_codes WHERE user_id = $1", id));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM admin_audit_log WHERE subject_id = $1 AND action = 'recovery_code_used'", $"{id}"));
    }

    [Theory]
    [InlineData(AccountPaths.Code)]
    [InlineData(AccountPaths.RecoveryCode)]
    public async Task S10_FiveWrongCodes_LockTheRightOneToo(string page)
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        var codes = await portal.SetUpAsync(host, id, browser);
        var other = host.Browse();
        await other.SignInAsync(email, Password);
        for (var wrong = 0; wrong < 5; wrong++)
        {
            await other.GiveCodeAsync("AAAAA-AAAAA", page);
        }

        var right = page == AccountPaths.Code ? await portal.AppAsync(host, id) : codes[0];
        Assert.Contains("Too many wrong tries.", await other.GiveCodeAsync(right, page).TextAsync(), StringComparison.Ordinal);
        Assert.False(await other.IsInAsync());
    }

    [Theory]
    [InlineData(AccountPaths.Code)]
    [InlineData(AccountPaths.RecoveryCode)]
    public async Task S3_LockedBetweenPasswordAndCode_IsNotLetIn(string page)
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        var codes = await portal.SetUpAsync(host, id, browser);
        var other = host.Browse();
        await other.SignInAsync(email, Password);
        var form = await other.GetAsync(page).TextAsync();
        await portal.SaveAsync(await portal.AdminAsync(), new PersonChange.Lock(id));

        var code = page == AccountPaths.Code ? await portal.AppAsync(host, id) : codes[0];
        var answer = await other.SendAsync(form, page, new() { ["_handler"] = "code", ["Code"] = code });

        Assert.Equal(AccountPaths.SignIn, answer.Headers.Location?.AbsolutePath);
        Assert.False(await other.IsInAsync());
    }

    [Fact]
    public async Task Code_WithoutAPasswordBefore_LeadsToTheSignIn()
    {
        await using var host = await AccountsHost.StartAsync(portal);

        Assert.Equal("/account/sign-in?returnUrl=%2Ffind", (await host.Browse().GetAsync("/account/code?returnUrl=%2Ffind")).Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task TurnOff_LongAfterTheSignIn_AsksForThePassword()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        await portal.SetUpAsync(host, id, browser);
        var person = new PortalUser { Id = id, FullName = "Tess Example", Email = email, UserName = email };

        Assert.IsType<SecondFactorOutcome.WrongPassword>(await AskAsync(service => service.TurnOffAsync()));
        Assert.IsType<SecondFactorOutcome.WrongPassword>(await AskAsync(service => service.TurnOffAsync("another long password")));
        Assert.IsType<SecondFactorOutcome.WrongPassword>(await AskAsync(service => service.MakeCodesAsync()));
        Assert.IsType<SecondFactorOutcome.CodesMade>(await AskAsync(service => service.MakeCodesAsync(Password)));
        Assert.IsType<SecondFactorOutcome.Saved>(await AskAsync(service => service.TurnOffAsync(Password)));
        Assert.IsType<SecondFactorOutcome.NothingToDo>(await AskAsync(service => service.TurnOffAsync(Password)));
        Assert.Equal(0L, await portal.SqlAsync("SELECT (SELECT count(*) FROM recovery_codes WHERE user_id = $1) + (SELECT count(*) FROM authenticators WHERE user_id = $1)", id));

        for (var wrong = 0; wrong < 5; wrong++)
        {
            await AskAsync(service => service.BeginAsync("another long password"));
        }

        Assert.IsType<SecondFactorOutcome.LockedOut>(await AskAsync(service => service.BeginAsync(Password)));

        async Task<SecondFactorOutcome> AskAsync(Func<SecondFactorService, Task<SecondFactorOutcome>> ask)
        {
            person.SecurityStamp = await portal.StampAsync(id);
            return await portal.AskAsync(person, services => ask(services.GetRequiredService<SecondFactorService>()), RoleNames.Employee);
        }
    }

    [Fact]
    public async Task Reset_ByAnAdmin_LetsThePasswordAloneIn()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        await portal.SetUpAsync(host, id, browser);
        var admin = await portal.AdminAsync();
        Assert.True((await portal.SheetAsync(admin, id)).HasSecondFactor);

        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.ResetSecondFactor(id)));

        Assert.False((await portal.SheetAsync(admin, id)).HasSecondFactor);
        var other = host.Browse();
        await other.SignInAsync(email, Password);
        Assert.True(await other.IsInAsync());
    }
}
