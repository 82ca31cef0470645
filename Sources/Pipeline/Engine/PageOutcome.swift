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
}

extension Workflow {
    /// Takes one page through extract, normalize and enrich; a plain function of the page, so it runs on any thread.
    func outcome(of page: Page, extraction: Extraction) -> PageOutcome {
        do throws(Reject) {
            let article = try extraction.extractor.article(from: page)
            var normalized: [String: NormalizedArticle] = [:]
            for stage in normalizations where stage.from.contains(extraction.id) {
                normalized[stage.id] = stage.normalizer.normalize(article)
            }
            let enriched = enrichments.map { stage in normalized[stage.from].map(stage.enricher.enrich) }
            return PageOutcome(
                result: .articles(stage: extraction.id, fingerprint: Fingerprint(of: article), id: article.id, enriched: enriched)
            )
        } catch {
            var reject = error
            reject.stage = extraction.id
            return PageOutcome(result: .rejected(reject))
        }
    }
}
