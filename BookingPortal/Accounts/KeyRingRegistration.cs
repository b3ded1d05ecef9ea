using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BookingPortal.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts;

/// <summary>The key ring in the database, and the certificate that encrypts it at rest where one is configured.</summary>
internal static class KeyRingRegistration
{
    /// <summary>The same on every node, or none can read the cookies of another.</summary>
    internal const string ApplicationName = "BookingPortal";

    /// <summary>A PKCS#12 file (.pfx); <c>KeyRing:CertificatePassword</c> opens it.</summary>
    internal const string CertificateFile = "KeyRing:CertificateFile";

    internal const string CertificatePassword = "KeyRing:CertificatePassword";

    internal static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<PortalDbContext>, ILogger<KeyRing>>(
            (options, contexts, log) => options.XmlRepository = new KeyRing(contexts, log));
        if (configuration[CertificateFile] is { Length: > 0 } file)
        {
            protection.ProtectKeysWithCertificate(Load(file, configuration[CertificatePassword]));
        }
    }

    private static X509Certificate2 Load(string file, string? password)
    {
        if (!File.Exists(file))
        {
            throw new StartRefusedException($"{CertificateFile} names {file}, and there is no such file.");
        }

        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (CryptographicException e)
        {
            throw new StartRefusedException($"{CertificateFile} names {file}, which does not open with {CertificatePassword}: {e.Message}", e);
        }
    }
}
