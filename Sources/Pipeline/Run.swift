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

    /// - Throws: ``RunError``; the old output is then unchanged.
    package func callAsFunction() throws -> RunOutcome {
        StopSignal.catchSignals()
        let project = try Project(settings)
        try project.checkOutput()
        let files = try project.inputFiles()
        let workflow = try project.workflow(files: files)

        return try OutputLock.holding(project.output, waitingSeconds: settings.waitSeconds) {
            let publication = try Publication(output: project.output)
            var snapshot = try SnapshotWriter(publication, workflow: workflow, manifest: project.manifest(workflow))
            do {
                try fill(&snapshot, from: workflow)
                try settings.judge(snapshot.outcome)
                try snapshot.publish()
                settings.logger.notice("\(snapshot.outcome.summary)")
                return snapshot.outcome
            } catch {
                try? publication.discard()
                throw error
            }
        }
    }

    private func fill(_ snapshot: inout SnapshotWriter, from workflow: Workflow) throws {
        let inputs = InputHashes()
        try snapshot.begin()
        try OrderedPool<PageTask, PageOutcome>.run(
            workers: settings.workers,
            produce: { put in try workflow.forEachPage(didRead: inputs.add, put) },
            work: workflow.outcome,
            consume: { page in
                try StopSignal.check()
                if case .rejected(let reject) = page.result {
                    settings.logger.info("set aside", metadata: ["source": "\(reject.source)", "code": "\(reject.code.rawValue)"])
                }
                try snapshot.add(page)
            }
        )
        snapshot.inputs = inputs.all
    }
}
