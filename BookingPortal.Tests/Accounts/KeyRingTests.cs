using System.Xml.Linq;
using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace BookingPortal.Tests.Accounts;

public sealed class KeyRingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task S29_OneUnreadableRow_TheOthersAreStillRead()
    {
        var ring = new KeyRing(portal.Get<IDbContextFactory<PortalDbContext>>(), NullLogger<KeyRing>.Instance);
        ring.StoreElement(new XElement("key", "first"), "first");
        await portal.SqlAsync("INSERT INTO data_protection_keys (friendly_name, xml) VALUES ('broken', '<key>')");
        ring.StoreElement(new XElement("key", "second"), "second");

        Assert.Equal(["first", "second"], ring.GetAllElements().Where(element => !element.HasElements).Select(element => element.Value));
    }

    [Fact]
    public void S29_TwoNodes_ReadWhatTheOtherProtects()
    {
        using var first = Node();
        using var second = Node();
        var ofFirst = first.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var ofSecond = second.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

        Assert.Equal("from the first", ofSecond.Unprotect(ofFirst.Protect("from the first")));
        Assert.Equal("from the second", ofFirst.Unprotect(ofSecond.Protect("from the second")));
    }

    [Fact]
    public void Certificate_FileIsMissing_RefusesToStartNamingTheKey()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Node(("KeyRing:CertificateFile", "/nowhere/portal.pfx")));

        Assert.Contains("KeyRing:CertificateFile", refused.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Node(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddPortalContexts(portal.Application)
        .AddAccounts(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build(),
            new HostingEnvironment { EnvironmentName = "Development" })
        .BuildServiceProvider();
}
