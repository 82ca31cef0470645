import Enrich
import Extract
import Normalize
import Records

/// Takes pages through extract, normalize and enrich; what an earlier run made of the same bytes in the same way comes from the cache.
///
/// What it makes of a page depends on the page alone, so it works on any thread.
struct PageWork: Sendable {
    let workflow: Workflow
    var memory: RunMemory?

    func outcome(of task: PageTask) -> PageOutcome {
        switch task {
        case .page(let page, let place): outcome(of: page, extraction: workflow.extractions[place])
        case .reject(let reject): PageOutcome(result: .rejected(reject))
        }
    }

    private func outcome(of page: Page, extraction: Workflow.Extraction) -> PageOutcome {
        let keys = memory.map { Keys(of: page, extraction: extraction.id, workflow, $0.fingerprints) }
        var steps = Steps(cache: memory?.cache, found: keys.flatMap { memory?.cache.values(of: $0.all) } ?? [:])
        let result: PageOutcome.Result
        switch steps.extracted(page, by: extraction, key: keys?.extraction) {
        case .failure(var reject):
            reject.stage = extraction.id
            result = .rejected(reject)
        case .success(let (article, fingerprint)):
            var normalized: [String: NormalizedArticle] = [:]
            for stage in workflow.normalizations where stage.from.contains(extraction.id) {
                normalized[stage.id] = steps.normalized(article, by: stage, key: keys?.later[stage.id])
            }
            let enriched = workflow.enrichments.map { stage in
                normalized[stage.from].map { steps.enriched($0, by: stage, key: keys?.later[stage.id]) }
            }
            result = .articles(stage: extraction.id, fingerprint: fingerprint, id: article.id, enriched: enriched)
        }
        return PageOutcome(result: result, efforts: steps.efforts, made: steps.made, used: steps.used)
    }

    /// For each stage that the page would reach, whether an earlier run has made what it makes; a page that was set aside goes no further.
    func cachedStages(of page: Page, extraction: Workflow.Extraction) -> [(stage: String, isCached: Bool)] {
        let stages = [extraction.id] + workflow.laterStages(from: extraction.id)
        guard let memory else { return stages.map { ($0, false) } }
        let keys = Keys(of: page, extraction: extraction.id, workflow, memory.fingerprints)
        let found = memory.cache.values(of: keys.all)
        if let bytes = found[keys.extraction] {
            var reader = BinaryReader(bytes)
            if (try? reader.flag()) == false { return [(extraction.id, true)] }
        }
        return stages.map { id in (id, found[id == extraction.id ? keys.extraction : keys.later[id] ?? keys.extraction] != nil) }
    }

    /// The keys of all that the stages make of one page.
    private struct Keys {
        var extraction: CacheKey
        /// By the id of a normalize or enrich stage.
        var later: [String: CacheKey] = [:]

        init(of page: Page, extraction: String, _ workflow: Workflow, _ fingerprints: StageFingerprints) {
            self.extraction = fingerprints.key(of: page, stage: extraction)
            for stage in workflow.normalizations where stage.from.contains(extraction) {
                later[stage.id] = fingerprints.key(of: self.extraction, stage: stage.id)
            }
            for stage in workflow.enrichments {
                later[stage.id] = later[stage.from].map { fingerprints.key(of: $0, stage: stage.id) }
            }
        }

        var all: [CacheKey] { [extraction] + later.values }
    }
}

/// The steps of one page, with what they took.
private struct Steps {
    let cache: PageCache?
    /// What the cache has for this page.
    let found: [CacheKey: [UInt8]]
    var efforts: [PageOutcome.Effort] = []
    var made: [CacheEntry] = []
    var used: [CacheKey] = []

    init(cache: PageCache?, found: [CacheKey: [UInt8]]) {
        self.cache = cache
        self.found = found
    }

    /// How the value of a step is kept.
    private struct Form<Value> {
        var read: (inout BinaryReader) throws(BinaryFault) -> Value
        var write: (Value, inout BinaryWriter) -> Void
    }

    /// Takes a value from the cache, or makes it and gives it to the cache.
    private mutating func step<Value>(
        _ stage: String,
        type: StageType,
        key: CacheKey?,
        form: Form<Value>,
        make: () -> Value
    ) -> Value {
        let start = ContinuousClock.now
        if let key, let bytes = found[key] {
            var reader = BinaryReader(bytes)
            if let value = try? form.read(&reader), reader.isAtEnd {
                used.append(key)
                efforts.append(PageOutcome.Effort(stage: stage, duration: .now - start, isCached: true))
                return value
            }
            cache?.noteBroken()
        }
        let value = make()
        efforts.append(PageOutcome.Effort(stage: stage, duration: .now - start, isCached: false))
        if let key {
            var writer = BinaryWriter()
            form.write(value, &writer)
            made.append(CacheEntry(key: key, stage: type.name, value: writer.bytes))
        }
        return value
    }

    typealias Extracted = Result<(Article, Fingerprint), Reject>

    mutating func extracted(_ page: Page, by stage: Workflow.Extraction, key: CacheKey?) -> Extracted {
        let form = Form<Extracted>(
            read: { reader throws(BinaryFault) in
                try reader.flag()
                    ? .success((try Article(from: &reader), try Fingerprint(from: &reader))) : .failure(try Reject(from: &reader))
            },
            write: { value, writer in
                switch value {
                case .success(let (article, fingerprint)):
                    writer.flag(true)
                    article.write(to: &writer)
                    fingerprint.write(to: &writer)
                case .failure(let reject):
                    writer.flag(false)
                    reject.write(to: &writer)
                }
            }
        )
        return step(stage.id, type: .extract, key: key, form: form) {
            do throws(Reject) {
                let article = try stage.extractor.article(from: page)
                return .success((article, Fingerprint(of: article)))
            } catch {
                return .failure(error)
            }
        }
    }

    mutating func normalized(_ article: Article, by stage: Workflow.Normalization, key: CacheKey?) -> NormalizedArticle {
        let form = Form<NormalizedArticle>(
            read: { reader throws(BinaryFault) in try NormalizedArticle(readings: &reader, of: article) },
            write: { $0.writeReadings(to: &$1) }
        )
        return step(stage.id, type: .normalize, key: key, form: form) { stage.normalizer.normalize(article) }
    }

    mutating func enriched(_ article: NormalizedArticle, by stage: Workflow.Enrichment, key: CacheKey?) -> EnrichedArticle {
        let form = Form<EnrichedArticle>(
            read: { reader throws(BinaryFault) in try EnrichedArticle(tags: &reader, of: article) },
            write: { $0.writeTags(to: &$1) }
        )
        return step(stage.id, type: .enrich, key: key, form: form) { stage.enricher.enrich(article) }
    }
}
