using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace BookingPortal.Database;

/// <summary>Names tables, columns, keys and indexes the way that psql users write them.</summary>
public sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            if (entity.GetTableName() is { } table)
            {
                entity.Builder.ToTable(Snake(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.Builder.HasColumnName(Snake(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys().Where(key => key.GetName() is not null))
            {
                key.Builder.HasName(Snake(key.GetName()!));
            }

            foreach (var foreignKey in entity.GetForeignKeys().Where(key => key.GetConstraintName() is not null))
            {
                foreignKey.Builder.HasConstraintName(Snake(foreignKey.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes().Where(index => index.GetDatabaseName() is not null))
            {
                index.Builder.HasDatabaseName(Snake(index.GetDatabaseName()!));
            }
        }
    }

    internal static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
