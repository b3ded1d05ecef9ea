using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>
/// One-time links, authenticators and recovery codes. Hand-written SQL alone reads and writes them, so they are not in the
/// model: Identity's own rows are written as a whole, and a step that was used would come back with them.
/// </summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261125000050_AccountSecrets")]
public sealed class AccountSecrets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE users ADD left_at timestamptz,
            ADD CONSTRAINT user_left_is_locked CHECK (left_at IS NULL OR locked_at IS NOT NULL);
        CREATE INDEX idx_users_name ON users (lower(full_name), id);
        COMMENT ON INDEX idx_users_name IS 'The list of people by name, page by page: (lower(full_name), id) > (last name, last id)';

        CREATE TABLE account_links (
            user_id integer PRIMARY KEY CONSTRAINT fk_account_links_users REFERENCES users ON DELETE CASCADE,
            purpose character varying(20) NOT NULL,
            token_hash bytea NOT NULL,
            expires_at timestamptz NOT NULL,
            created_at timestamptz NOT NULL DEFAULT now(),
            CONSTRAINT account_link_purpose_known CHECK (purpose IN ('invitation', 'password_reset')),
            CONSTRAINT account_link_token_is_a_hash CHECK (octet_length(token_hash) = 32)
        );
        CREATE UNIQUE INDEX uq_account_links_token ON account_links (token_hash);
        COMMENT ON INDEX uq_account_links_token IS 'The person of a link that is opened: token_hash = hash';

        CREATE TABLE authenticators (
            user_id integer PRIMARY KEY CONSTRAINT fk_authenticators_users REFERENCES users ON DELETE CASCADE,
            protected_key text NOT NULL,
            last_step bigint NOT NULL DEFAULT 0
        );

        CREATE TABLE recovery_codes (
            user_id integer NOT NULL CONSTRAINT fk_recovery_codes_users REFERENCES users ON DELETE CASCADE,
            code_hash bytea NOT NULL,
            salt bytea NOT NULL,
            CONSTRAINT pk_recovery_codes PRIMARY KEY (user_id, code_hash)
        );
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TABLE recovery_codes, authenticators, account_links;
        DROP INDEX idx_users_name;
        ALTER TABLE users DROP COLUMN left_at;
        """);
}
