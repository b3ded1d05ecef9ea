using System.Xml;
using System.Xml.Linq;
using BookingPortal.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts;

/// <summary>
/// The keys that sign-ins are protected with, kept in the database: a restart signs nobody out, and every node reads
/// the cookies of the others. The framework asks synchronously.
/// </summary>
public sealed partial class KeyRing(IDbContextFactory<PortalDbContext> contexts, ILogger<KeyRing> log) : IXmlRepository
{
    private readonly ILogger _log = log;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        var rows = context.DataProtectionKeys.AsNoTracking().OrderBy(entry => entry.Id).Select(entry => new { entry.Id, entry.Xml }).ToList();
        var elements = new List<XElement>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                elements.Add(XElement.Parse(row.Xml));
            }
            catch (XmlException e)
            {
                // One broken key signs out those who hold it, not everybody.
                Log.Unreadable(_log, row.Id, e);
            }
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.DataProtectionKeys.Add(new KeyRingEntry { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }

    private static partial class Log
    {
        [LoggerMessage(3010, LogLevel.Error, "Row {Id} of data_protection_keys is not readable and is left out")]
        public static partial void Unreadable(ILogger log, int id, Exception exception);
    }
}
