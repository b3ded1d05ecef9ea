using System.Security.Cryptography;
using System.Text.Json;

namespace BookingPortal.Database;

/// <summary>The random passwords of a private cluster's roles, in one file that only its owner may read.</summary>
internal sealed class ClusterPasswords
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly IReadOnlyDictionary<string, string> _byRole;

    private ClusterPasswords(IReadOnlyDictionary<string, string> byRole) => _byRole = byRole;

    public string Of(string role) => _byRole.TryGetValue(role, out var password)
        ? password
        : throw new ArgumentException($"No password is kept for the role {role}.", nameof(role));

    /// <summary>Reads the file; a role that has no password yet gets one.</summary>
    /// <param name="mayBegin">False when a cluster exists already: new passwords would not open it.</param>
    public static ClusterPasswords Load(string file, bool mayBegin, IEnumerable<string> roles)
    {
        if (!File.Exists(file) && !mayBegin)
        {
            throw new StartRefusedException($"{file} is missing: it holds the passwords of the database beside it. Put it back, or remove the folder postgres beside it to begin with an empty database.");
        }

        try
        {
            var byRole = File.Exists(file)
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? []
                : [];
            var missing = roles.Where(role => !byRole.ContainsKey(role)).ToList();
            foreach (var role in missing)
            {
                byRole[role] = RandomNumberGenerator.GetString(Alphabet, 32);
            }

            if (missing.Count > 0)
            {
                // Renamed into place: a start that is killed here leaves the old file or the new one, never half of it.
                var next = file + ".new";
                Write(next, JsonSerializer.Serialize(byRole));
                File.Move(next, file, overwrite: true);
            }

            return new ClusterPasswords(byRole);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartRefusedException($"{file} belongs to another account. Run this as the account that runs the portal.", e);
        }
        catch (JsonException e)
        {
            throw new StartRefusedException($"{file} cannot be read as JSON: {e.Message}", e);
        }
    }

    public static void Write(string file, string text)
    {
        File.Delete(file);
        using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}
