package io.soldonce.reconciler.backfill;

import io.soldonce.reconciler.backfill.Match.By;
import java.util.EnumMap;
import java.util.Map;

/// What a backfill came to. The counts add up to `live`.
///
/// @param blind           why nothing was done; null when something was
/// @param live            listings seen live
/// @param alreadyLinked   known before
/// @param linkedBySku     newly linked
/// @param linkedByEan     newly linked
/// @param linkedByTitle   newly linked
/// @param unknown         no item of ours
/// @param titleDiffers    left alone: matched by EAN alone, and the titles say something else
/// @param refused         by the ledger's rules, with the reason in the findings
/// @param linkedToLookAt  of those linked, now or before, the ones whose titles share too few words
public record BackfillReport(String blind, int live, int alreadyLinked, int linkedBySku, int linkedByEan, int linkedByTitle,
        int unknown, int ambiguous, int titleDiffers, int packSizeDiffers, int taken, int refused, int linkedToLookAt) {

    static BackfillReport blind(String why) {
        return new BackfillReport(why, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public boolean isBlind() {
        return blind != null;
    }

    public int linked() {
        return linkedBySku + linkedByEan + linkedByTitle;
    }

    /// Adds up what becomes of each listing.
    static final class Count {
        private final Map<Finding.Code, Integer> findings = new EnumMap<>(Finding.Code.class);
        private final Map<By, Integer> linked = new EnumMap<>(By.class);
        private int live;
        private int refused;
        private int toLookAt;

        void linked(By by, boolean titleDiffers) {
            live++;
            linked.merge(by, 1, Integer::sum);
            toLookAt += titleDiffers ? 1 : 0;
        }

        void found(Finding.Code code, boolean isRefusal) {
            live++;
            if (isRefusal) {
                refused++;
            } else {
                findings.merge(code, 1, Integer::sum);
            }
        }

        BackfillReport report() {
            return new BackfillReport(null, live, linked.getOrDefault(By.EXTERNAL_ID, 0), linked.getOrDefault(By.SKU, 0),
                    linked.getOrDefault(By.EAN, 0), linked.getOrDefault(By.TITLE, 0),
                    of(Finding.Code.UNKNOWN_HERE), of(Finding.Code.AMBIGUOUS),
                    of(Finding.Code.TITLE_DIFFERS), of(Finding.Code.PACK_SIZE_DIFFERS), of(Finding.Code.TAKEN), refused, toLookAt);
        }

        private int of(Finding.Code code) {
            return findings.getOrDefault(code, 0);
        }
    }
}
