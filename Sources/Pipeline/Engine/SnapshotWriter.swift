import Aggregate
import Digest
import Emit
import Extract
import Records

/// The end of the way, where the records of all pages come together in the order of the inputs: aggregation, emission, and the
/// files of the new snapshot.
struct SnapshotWriter {
    private let publication: Publication
    private let files: StagedFiles
    private let aggregations: [Workflow.Aggregation]
    private let enrichments: [Workflow.Enrichment]
    private var emissions: [Workflow.Emission]
    /// By extract stage.
    private let onDuplicate: [String: ExtractOptions.OnDuplicate]
    private var manifest: Manifest
    private var tallies: [Tallies]
    /// By extract stage: two that read the same pages do not repeat each other.
    private var duplicates: [String: DuplicateIndex] = [:]
    /// By place of an enrich stage the articles that it has had, where several extract stages may give the same.
    private var articleIDs: [Int: Set<UInt64>] = [:]
    private var buffer: OutputBuffer
    private(set) var outcome = RunOutcome()
    /// Every input that was read, for the manifest.
    var inputs: [Manifest.File] = []

    init(_ publication: Publication, workflow: Workflow, manifest: Manifest) {
        self.publication = publication
        self.manifest = manifest
        let files = StagedFiles(publication)
        self.files = files
        buffer = OutputBuffer(folder: publication.staging) { bytes, path throws(EmitFault) in try files.append(bytes, to: path) }
        aggregations = workflow.aggregations
        enrichments = workflow.enrichments
        emissions = workflow.emissions
        onDuplicate = Dictionary(workflow.extractions.map { ($0.id, $0.onDuplicate) }, uniquingKeysWith: { first, _ in first })
        tallies = Array(repeating: Tallies(), count: workflow.aggregations.count)
        outcome.output = publication.output
        outcome.stages = workflow.pageStages.map { RunOutcome.StageEffort(id: $0) }
    }

    mutating func begin() throws(RunError) {
        try emit { emission, buffer throws(EmitFault) in try emission.emitter.begin(&buffer) }
        try writeAll()
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
            let original = onDuplicate == .keep ? nil : duplicates[stage, default: DuplicateIndex()].original(of: fingerprint, id: id)
            if let original, onDuplicate == .skip, let article = enriched.compactMap({ $0 }).first?.article {
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
        do throws(EmitFault) { try buffer.writeIfFull() } catch { throw stop(error) }
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
        try emit { emission, buffer throws(EmitFault) in try emission.emitter.add(reject, &buffer) }
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
            try emit { emission, buffer throws(EmitFault) in
                if emission.from == stage.id { try emission.emitter.add(row, &buffer) }
            }
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
        try emit { emission, buffer throws(EmitFault) in
            try emission.emitter.finish(emission.tallies.flatMap { rows[$0] }, &buffer)
        }
        try writeAll()
        describeTables()
        try writeAll()
        for path in buffer.ownFiles { files.digests[path] = try publication.digest(of: path) }
        manifest.inputs = inputs
        manifest.articles = outcome.articles
        manifest.rejects = outcome.rejects
        manifest.guardedCells = buffer.guardedCells
        manifest.outputs = files.digests.sorted { FileSystem.precedes($0.key, $1.key) }.map {
            Manifest.File(path: $0.key, bytes: $0.value.count, sha256: $0.value.hex())
        }
        let (bytes, hash) = manifest.json
        try publication.append(bytes, to: Manifest.fileName)
        try StopSignal.check()
        try publication.publish()
        return hash
    }

    /// The descriptors of the CSV files, which tell their hashes: when those are whole.
    private mutating func describeTables() {
        guard !buffer.tables.isEmpty else { return }
        let files = buffer.tables.compactMap { file in
            self.files.digests[file.path].map { TableDescriptors.File(file, bytes: $0.count, sha256: $0.hex()) }
        }
        for (path, bytes) in TableDescriptors.files(name: manifest.pipelineName, of: files) { buffer.append(bytes, to: path) }
    }

    /// Does something with every emit stage.
    private mutating func emit(
        _ step: (inout Workflow.Emission, inout OutputBuffer) throws(EmitFault) -> Void
    ) throws(RunError) {
        for i in emissions.indices {
            do throws(EmitFault) { try step(&emissions[i], &buffer) } catch { throw stop(error) }
        }
    }

    private mutating func writeAll() throws(RunError) {
        do throws(EmitFault) { try buffer.writeAll() } catch { throw stop(error) }
    }

    private func stop(_ fault: EmitFault) -> RunError {
        files.fault ?? RunError(.inputOutput, "cannot write '\(fault.path)': \(fault.message)")
    }
}
