package io.soldonce.sandbox.tcgplayer;

import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jooq.DSLContext;

import io.soldonce.sandbox.web.Knobs;

/// Uploads on their way from a file to the live inventory.
final class StagedUploads {
    private StagedUploads() {}

    /// A new one, state Imported.
    static long open(DSLContext db, String account, String fileName, java.time.Instant now) {
        return db.fetchSingle("insert into tcgplayer.upload (account, file_name, state, created_at) values (?, ?, 'Imported', ?)"
                + " returning id", account, fileName, Market.at(now)).get(0, Long.class);
    }

    /// Adds rows in one statement; ids that are in no catalogue are kept with their problem.
    static void fill(DSLContext db, long upload, List<PricingFile.Row> rows) {
        db.execute("insert into tcgplayer.upload_row (upload, id, position, adjust, price, problem)"
                + " select ?, r.id, r.position + (select count(*) from tcgplayer.upload_row o where o.upload = ?), r.adjust, r.price,"
                + " case when c.id is null then 'Product not found in the catalog.' else '' end"
                + " from unnest(?::bigint[], ?::integer[], ?::numeric[]) with ordinality r(id, adjust, price, position)"
                + " left join tcgplayer.catalog c on c.id = r.id", upload, upload,
                rows.stream().map(PricingFile.Row::id).toArray(Long[]::new),
                rows.stream().map(PricingFile.Row::adjust).toArray(Integer[]::new),
                rows.stream().map(PricingFile.Row::price).toArray(java.math.BigDecimal[]::new));
    }

    /// Saves or removes: true if the upload was in one of the states it can be done in.
    static boolean turn(DSLContext db, String account, long upload, String state, String... from) {
        return db.execute("update tcgplayer.upload set state = ? where account = ? and id = ? and state = any(?)", state, account, upload,
                from) == 1;
    }

    /// Staged to Moving, and on to its end if that takes no time. False when it is not staged, or no more.
    static boolean move(Market market, Knobs knobs, String owner, String account, long upload) {
        boolean hasBegun = market.db().transactionResult(configuration -> {
            var tx = configuration.dsl();
            if (!turn(tx, account, upload, "Moving", "Staged")) {
                return false;
            }
            boolean isIdle = market.knobs().take(tx, owner, TcgKnob.ACCEPT_WITHOUT_APPLYING);
            boolean isHalf = !isIdle && market.knobs().take(tx, owner, TcgKnob.APPLY_HALF);
            var until = market.now().plus(knobs.number(TcgKnob.MOVE_MILLIS), ChronoUnit.MILLIS);
            tx.execute("update tcgplayer.upload set moving_until = ?, share = ?, told = ? where id = ?", Market.at(until),
                    isIdle ? "none" : isHalf ? "half" : "all", isIdle ? "Live" : "truth", upload);
            tx.execute("update tcgplayer.upload_row set problem = 'This product cannot be listed now.' where upload = ? and problem = ''"
                    + " and id::text = any(?)", upload, knobs.texts(TcgKnob.REJECT_ROWS).toArray(String[]::new));
            return true;
        });
        settle(market, account);
        return hasBegun;
    }

    /// Applies the moves of an account whose time has come. Whoever looks at the account calls this first.
    static void settle(Market market, String account) {
        var now = Market.at(market.now());
        if (market.db().fetch("select from tcgplayer.upload where account = ? and state = 'Moving' and moving_until <= ?", account, now)
                .isNotEmpty()) {
            market.db().transaction(configuration -> {
                var tx = configuration.dsl();
                tx.fetch("select id, share from tcgplayer.upload where account = ? and state = 'Moving' and moving_until <= ?"
                        + " order by moving_until, id for update", account, now)
                        .forEach(row -> apply(tx, account, row.get(0, Long.class), row.get(1, String.class)));
            });
        }
    }

    /// Quantities are added and end at 0; prices are replaced.
    private static void apply(DSLContext tx, String account, long upload, String share) {
        if (share.equals("half")) {
            tx.execute("update tcgplayer.upload_row set problem = 'Not processed.' where upload = ? and problem = '' and position >"
                    + " (select count(*) / 2 from tcgplayer.upload_row o where o.upload = ?)", upload, upload);
        }
        if (!share.equals("none")) {
            tx.execute("insert into tcgplayer.inventory (account, id, quantity) select ?, id, 0 from tcgplayer.upload_row"
                    + " where upload = ? and problem = '' order by id on conflict do nothing", account, upload);
            tx.execute("update tcgplayer.inventory i set quantity = greatest(0, i.quantity + r.adjust), price = r.price"
                    + " from tcgplayer.upload_row r where r.upload = ? and r.problem = '' and i.account = ? and i.id = r.id", upload,
                    account);
        }
        tx.execute("update tcgplayer.upload u set state = case when told = 'Live' or not exists (select from tcgplayer.upload_row r"
                + " where r.upload = u.id and r.problem <> '') then 'Live' else 'Partly live' end where id = ?", upload);
    }
}
