using System.Reflection;
using BookingPortal.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BookingPortal.Tests.Architecture;

/// <summary>Each feature registers itself; a service lives as long as a circuit or a request and no longer.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task Services_OfTheApplication_AreEachRegisteredScoped()
    {
        var registered = await EverythingAsync();
        var services = typeof(PortalDatabase).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Service", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(services);
        Assert.Empty(Unscoped(services, registered));
    }

    [Fact]
    public void Services_PlantedAsSingletonOrForgotten_AreFound()
    {
        var services = new ServiceCollection().AddSingleton<Planted.LongLivedService>().AddScoped<Planted.ScopedService>();

        Assert.Equal(
            ["LongLivedService: Singleton", "ForgottenService: not registered"],
            Unscoped([typeof(Planted.LongLivedService), typeof(Planted.ScopedService), typeof(Planted.ForgottenService)], services));
    }

    [Fact]
    public void Registrations_OfEveryFeature_AreCalled()
    {
        var calls = string.Concat(SourceFiles.OfTheApplication.Where(file => file.IsCode).Select(file => file.Code));

        Assert.All(Registrations(), method => Assert.Contains($".{method.Name}(", calls, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Unscoped(IEnumerable<Type> services, IServiceCollection registered) =>
        from service in services
        let lifetime = registered.LastOrDefault(one => one.ServiceType == service)?.Lifetime
        where lifetime != ServiceLifetime.Scoped
        select $"{service.Name}: {lifetime?.ToString() ?? "not registered"}";

    private static List<MethodInfo> Registrations() =>
    [
        .. typeof(PortalDatabase).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method is { IsPrivate: false } && method.Name.StartsWith("Add", StringComparison.Ordinal)
                && method.GetParameters() is [var first, ..] && first.ParameterType == typeof(IServiceCollection)),
    ];

    /// <summary>What <c>Program.cs</c> registers, gathered from the features' own methods, without starting anything.</summary>
    private static async Task<IServiceCollection> EverythingAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Portal", "Host=127.0.0.1;Database=portal;Username=nobody")]);
        await using var database = await PortalDatabase.AttachAsync(builder.Configuration, builder.Environment, CancellationToken.None);
        foreach (var method in Registrations())
        {
            method.Invoke(null, [.. method.GetParameters().Select(parameter => Argument(parameter, builder, database))]);
        }

        return builder.Services;
    }

    private static object Argument(ParameterInfo parameter, WebApplicationBuilder builder, PortalDatabase database)
    {
        object[] known = [builder.Services, builder.Configuration, builder.Environment, database, database.Application, false];
        return known.FirstOrDefault(parameter.ParameterType.IsInstanceOfType)
            ?? throw new InvalidOperationException($"{parameter.Member.Name} asks for {parameter.ParameterType.Name}: name one here.");
    }

    private static class Planted
    {
        internal sealed class LongLivedService;

        internal sealed class ScopedService;

        internal sealed class ForgottenService;
    }
}
