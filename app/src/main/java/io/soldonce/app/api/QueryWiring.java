package io.soldonce.app.api;

import io.soldonce.projections.query.Consequences;
import io.soldonce.projections.query.Doings;
import io.soldonce.projections.query.asof.DesiredAsOf;
import io.soldonce.projections.query.asof.ShownAsOf;
import io.soldonce.projections.query.asof.StockAsOf;
import io.soldonce.projections.query.asof.StockDifference;
import io.soldonce.projections.query.asof.ValueAsOf;
import io.soldonce.projections.query.losses.Adjustments;
import io.soldonce.projections.query.losses.BlockedUnits;
import io.soldonce.projections.query.losses.Claims;
import io.soldonce.projections.query.losses.Oversells;
import io.soldonce.projections.query.losses.Shrinkage;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.DesiredFile;
import io.soldonce.projections.query.ExceptionQueue;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.ItemList;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.Kept;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.LogLines;
import io.soldonce.projections.query.OrderLookup;
import io.soldonce.projections.query.Story;
import io.soldonce.projections.query.channel.ChannelBoard;
import io.soldonce.projections.query.channel.DryRunDiff;
import io.soldonce.projections.query.channel.OpenTasks;
import io.soldonce.projections.query.channel.PushLog;
import io.soldonce.projections.query.channel.SinceYesterday;
import io.soldonce.projections.query.channel.SkuStory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The queries, which know nothing of Spring.
@Configuration(proxyBeanMethods = false)
@Import({Adjustments.class, BlockedUnits.class, Claims.class, ChannelBoard.class, ChannelLookup.class, Consequences.class,
        DesiredAsOf.class,
        DesiredFile.class, Doings.class, DryRunDiff.class, ExceptionQueue.class, Explanation.class, ItemList.class, ItemLookup.class,
        Kept.class,
        ListingLookup.class, LogLines.class, OpenTasks.class, OrderLookup.class, Oversells.class, PushLog.class, ShownAsOf.class,
        Shrinkage.class, SinceYesterday.class, SkuStory.class, StockAsOf.class, StockDifference.class, Story.class, ValueAsOf.class})
class QueryWiring {}
