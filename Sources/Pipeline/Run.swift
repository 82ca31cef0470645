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
        try OrderedPool<PageTask, PageOutcome>.run(
            workers: settings.workers,
            window: Self.pagesInFlight(workers: settings.workers),
            produce: { put in try workflow.forEachPage(didRead: inputs.add, put) },
            work: workflow.outcome,
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
}
