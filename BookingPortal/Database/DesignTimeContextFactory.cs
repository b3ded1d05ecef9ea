using Microsoft.EntityFrameworkCore.Design;

namespace BookingPortal.Database;

/// <summary>The context that <c>dotnet ef</c> uses: no database is asked. CONTRIBUTING.md has the commands.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) => new(PortalDbContext.OptionsFor("Host=127.0.0.1"));
}
