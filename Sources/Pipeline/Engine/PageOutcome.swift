import Emit
import Extract
import Records

/// What the stages made of one page.
struct PageOutcome: Sendable {
    enum Result: Sendable {
        case rejected(Reject)
        /// For each ``Workflow/Enrichment``, by place: the article, where the page reaches it; with the id of the extract stage.
        case articles(stage: String, fingerprint: Fingerprint, id: String, enriched: [EnrichedArticle?])
    }

    var result: Result
    /// What each stage did for the page.
    var efforts: [Effort] = []
    /// What the cache does not have yet.
    var made: [CacheEntry] = []
    /// What the cache had.
    var used: [CacheKey] = []

    /// What a stage did for one page.
    struct Effort: Sendable {
        /// The stage's id.
        var stage: String
        var duration: Duration
        var isCached: Bool
    }
}
