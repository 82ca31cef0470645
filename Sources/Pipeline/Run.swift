import Aggregate
import Digest
import Emit
import Extract
import Records

/// A run of a pipeline, from saved pages to a published snapshot:
///
/// 1. read and check the plan and the data files;
/// 2. list the inputs;
/// 3. take the lock of the output;
/// 4. take each page through extract, normalize and enrich, on all cores;
/// 5. hand the records in the order of the inputs to aggregation and emission;
/// 6. decide whether what came out may replace the old snapshot;
/// 7. write the manifest and swap the new snapshot with the old one.
package struct Run: Sendable {
    private let settings: RunSettings

    package init(_ settings: RunSettings) {
        self.settings = settings
    }

    /// - Parameter progress: called after each page, on the caller's thread.
    /// - Throws: ``RunError``; the old output is then unchanged.
    package func callAsFunction(progress: (RunOutcome) -> Void = { _ in }) throws -> RunOutcome {
        let project = try Project(settings)
        let files = try project.inputFiles()
        let workflow = try project.workflow(files: files)

        return try OutputLock.holding(project.output, waitingSeconds: settings.waitSeconds) {
            let publication = try Publication(output: project.output)
            var snapshot = try SnapshotWriter(publication, workflow: workflow, manifest: project.manifest(workflow))
            do {
                try fill(&snapshot, from: workflow, progress)
                try settings.judge(snapshot.outcome)
                try snapshot.publish()
                return snapshot.outcome
            } catch {
                try publication.discard()
                throw error
            }
        }
    }

    private func fill(_ snapshot: inout SnapshotWriter, from workflow: Workflow, _ progress: (RunOutcome) -> Void) throws {
        let inputs = InputHashes()
        try snapshot.begin()
        try OrderedPool<Task, PageOutcome>.run(
            workers: settings.workers,
            window: Self.pagesInFlight(workers: settings.workers),
            produce: { put in try Self.producePages(of: workflow, hashes: inputs, put) },
            work: { $0.outcome(in: workflow) },
            consume: { page in
                try StopSignal.check()
                try snapshot.add(page)
                progress(snapshot.outcome)
            }
        )
        snapshot.inputs = inputs.all
    }

    /// Enough that a slow page holds up nobody, few enough that the pages in memory stay few.
    private static func pagesInFlight(workers: Int) -> Int { workers * 16 }

    /// A page, or what became of it before it was one.
    private enum Task: Sendable {
        case page(Page, extraction: Int)
        case reject(Reject)

        func outcome(in workflow: Workflow) -> PageOutcome {
            switch self {
            case .page(let page, let extraction): workflow.outcome(of: page, extraction: workflow.extractions[extraction])
            case .reject(let reject): PageOutcome(result: .rejected(reject))
            }
        }
    }

    private static func producePages(of workflow: Workflow, hashes: InputHashes, _ put: (Task) throws -> Void) throws {
        for (place, extraction) in workflow.extractions.enumerated() {
            for file in extraction.files {
                func setAside(_ code: Reject.Code, _ message: String) throws {
                    try put(.reject(Reject(source: file.source, stage: extraction.id, code: code, message: message)))
                }
                guard FileSystem.isRegularFile(file.path) else {
                    try setAside(.notAFile, "this is not a regular file; move it out of the input folder")
                    continue
                }
                let input: InputFile
                do {
                    input = try InputFile(file)
                } catch {
                    try setAside(.unreadable, error.description)
                    continue
                }
                do {
                    try extraction.reader.forEachPage(of: file.source, bytes: input.source) { result in
                        switch result {
                        case .success(let page): try put(.page(page, extraction: place))
                        case .failure(var reject):
                            reject.stage = extraction.id
                            try put(.reject(reject))
                        }
                    }
                    hashes.add(try input.finish())
                } catch let error as RunError {
                    try setAside(.unreadable, error.description)
                }
            }
        }
    }
}

extension Reject.Code {
    /// Not a regular file: a pipe, a socket, a device.
    package static let notAFile = Self(rawValue: "not-a-file")
    /// The system refused to open or to read it.
    package static let unreadable = Self(rawValue: "unreadable")
    /// The same article was read before, and the pipeline says `"on_duplicate": "skip"`.
    package static let duplicate = Self(rawValue: "duplicate")
}
