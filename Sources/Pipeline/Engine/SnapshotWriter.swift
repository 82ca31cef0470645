import Aggregate
import Digest
import Emit
import Extract
import Records

/// The end of the way, where the records of all pages come together in the order of the inputs: aggregation, emission, and the
/// files of the new snapshot.
struct SnapshotWriter {
    private let publication: Publication
    private let aggregations: [Workflow.Aggregation]
    private let enrichments: [Workflow.Enrichment]
    private let emissions: [Workflow.Emission]
    /// Of each emission, by place.
    private var threads: [EmissionThread] = []
    /// By extract stage.
    private let onDuplicate: [String: ExtractOptions.OnDuplicate]
    private var manifest: Manifest
    private var tallies: [Tallies]
    /// By extract stage: two that read the same pages do not repeat each other.
    private var duplicates: [String: DuplicateIndex] = [:]
    /// By place of an enrich stage the articles that it has had, where several extract stages may give the same.
    private var articleIDs: [Int: Set<UInt64>] = [:]
    private(set) var outcome = RunOutcome()
    /// Every input that was read, for the manifest.
    var inputs: [Manifest.File] = []

    init(_ publication: Publication, workflow: Workflow, manifest: Manifest) {
        self.publication = publication
        self.manifest = manifest
        aggregations = workflow.aggregations
        enrichments = workflow.enrichments
        emissions = workflow.emissions
        onDuplicate = Dictionary(workflow.extractions.map { ($0.id, $0.onDuplicate) }, uniquingKeysWith: { first, _ in first })
        tallies = Array(repeating: Tallies(), count: workflow.aggregations.count)
        outcome.output = publication.output
        outcome.stages = workflow.pageStages.map { RunOutcome.StageEffort(id: $0) }
    }

    /// Sets the emit stages to work, which must be ended by ``publish()`` or ``discard()``.
    ///
    /// - Throws: ``RunError`` where the system gives no threads.
    mutating func begin() throws(RunError) {
        for emission in emissions { threads.append(try EmissionThread(emission.emitter, into: publication)) }
    }

    mutating func add(_ page: PageOutcome) throws(RunError) {
        outcome.add(page.efforts)
        switch page.result {
        case .rejected(let reject): try add(reject)
        case .articles(let stage, let fingerprint, let id, let enriched):
            guard let enriched = unrepeated(enriched, id: id) else {
                let source = enriched.compactMap { $0 }.first?.article.source ?? id
                try add(Reject(source: source, stage: stage, code: .duplicate, message: "another extract stage reads the same page"))
                break
            }
            let onDuplicate = onDuplicate[stage] ?? .mark
            let first = enriched.compactMap { $0 }.first
            let region = first?.normalized.about?.code
            let original =
                onDuplicate == .keep ? nil : duplicates[stage, default: DuplicateIndex()].original(of: fingerprint, region: region, id: id)
            if let original, onDuplicate == .skip, let article = first?.article {
                try add(
                    Reject(
                        source: article.source,
                        stage: stage,
                        code: .duplicate,
                        message: "the same article was read before, as \(original)"
                    )
                )
            } else {
                try add(enriched, duplicateOf: original)
            }
        }
    }

    /// The article for those enrich stages that have not had it yet: two extract stages may read one page, and an id is there once.
    private mutating func unrepeated(_ enriched: [EnrichedArticle?], id: String) -> [EnrichedArticle?]? {
        guard onDuplicate.count > 1, let number = UInt64(id, radix: 16) else { return enriched }
        let new = enriched.enumerated().map { place, article in
            article.flatMap { articleIDs[place, default: []].insert(number).inserted ? $0 : nil }
        }
        return new.contains { $0 != nil } ? new : nil
    }

    private mutating func add(_ reject: Reject) throws(RunError) {
        outcome.rejectCodes[reject.code.rawValue, default: 0] += 1
        outcome.firstReject = outcome.firstReject ?? "\(reject.source): \(reject.message)"
        for thread in threads { try thread.add(reject) }
    }

    private mutating func add(_ enriched: [EnrichedArticle?], duplicateOf original: String?) throws(RunError) {
        outcome.articles += 1
        if original != nil { outcome.duplicates += 1 }
        if original == nil { outcome.statements += enriched.compactMap { $0 }.first?.statements.count { !$0.isQuestion } ?? 0 }
        for (stage, article) in zip(enrichments, enriched) {
            guard var article else { continue }
            article.duplicateOf = original
            for (i, aggregation) in aggregations.enumerated() where aggregation.from == stage.id {
                tallies[i].merge(aggregation.aggregator.tallies(of: article))
            }
            let row = ArticleRow(article)
            for (emission, thread) in zip(emissions, threads) where emission.from == stage.id { try thread.add(row) }
        }
    }

    /// Ends the files, writes the manifest and puts the new snapshot in the old one's place.
    ///
    /// - Returns: the manifest's hash.
    mutating func publish() throws(RunError) -> String {
        let rows = Dictionary(
            uniqueKeysWithValues: zip(aggregations, tallies).map { aggregation, tallies in
                let themes = enrichments.first { $0.id == aggregation.from }?.enricher.taxonomy.themes ?? []
                return (aggregation.id, TallyRows(tallies, themes: themes, units: aggregation.units))
            }
        )
        for (emission, thread) in zip(emissions, threads) { try thread.finish(emission.tallies.flatMap { rows[$0] }) }
        var output = EmissionThread.Output()
        for thread in threads { output.add(try thread.output()) }
        let digests = output.digests.merging(try describe(output.tables, digests: output.digests)) { $1 }
        manifest.inputs = inputs
        manifest.articles = outcome.articles
        manifest.rejects = outcome.rejects
        manifest.guardedCells = output.guardedCells
        manifest.outputs = digests.sorted { FileSystem.precedes($0.key, $1.key) }.map {
            Manifest.File(path: $0.key, bytes: $0.value.count, sha256: $0.value.hex())
        }
        let (bytes, hash) = manifest.json
        try publication.append(bytes, to: Manifest.fileName)
        try StopSignal.check()
        try publication.publish()
        return hash
    }

    /// Removes what was written; the old snapshot stays.
    func discard() {
        for thread in threads { thread.abandon() }
        // What cannot be removed now is removed by the next run.
        try? publication.discard()
    }

    /// Writes the descriptors of the CSV files, which tell their hashes: when those are whole.
    ///
    /// - Returns: the digests of the descriptors.
    private func describe(_ tables: [TableFile], digests: [String: SHA256Digest.Running]) throws(RunError) -> [String: SHA256Digest.Running]
    {
        guard !tables.isEmpty else { return [:] }
        let described = tables.compactMap { file in
            digests[file.path].map { TableDescriptors.File(file, bytes: $0.count, sha256: $0.hex()) }
        }
        let files = StagedFiles(publication)
        for (path, bytes) in TableDescriptors.files(name: manifest.pipelineName, of: described) { try files.append(bytes, to: path) }
        return files.digests
    }
}
