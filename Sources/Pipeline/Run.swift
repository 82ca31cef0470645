import Extract

/// A run of a pipeline, from saved pages to a published snapshot:
///
/// 1. read and check the plan and the data files;
/// 2. list the inputs;
/// 3. take the lock of the output;
/// 4. stop where the published snapshot is what the run would give;
/// 5. take each page through extract, normalize and enrich, on all cores, or take from the cache what is there;
/// 6. hand the records in the order of the inputs to aggregation and emission;
/// 7. decide whether what came out may replace the old snapshot;
/// 8. write the manifest and swap the new snapshot with the old one.
package struct Run: Sendable {
    private let settings: RunSettings

    package init(_ settings: RunSettings) {
        self.settings = settings
    }

    /// - Throws: ``RunError``; the old output is then unchanged.
    package func callAsFunction() throws -> RunOutcome {
        StopSignal.catchSignals()
        let metrics = settings.metrics.map { MetricsFile(path: $0) }
        do {
            let outcome = try outcome()
            reporting { () throws(RunError) in try metrics?.write(outcome) }
            settings.logger.notice("\(outcome.summary)")
            return outcome
        } catch {
            reporting { () throws(RunError) in try metrics?.write(failure: (error as? RunError)?.status ?? .bug) }
            throw error
        }
    }

    /// Metrics tell how a run ended; that they could not be written does not change it.
    private func reporting(_ write: () throws(RunError) -> Void) {
        do { try write() } catch { settings.logger.warning("the metrics were not written", metadata: ["reason": "\(error)"]) }
    }

    private func outcome() throws -> RunOutcome {
        try AddressSpace.check(outputs: 1)
        let project = try Project(settings)
        try AddressSpace.check(outputs: project.plan.stages.count { $0.type.gives == nil })
        try project.checkOutput()
        let first = try project.workflow(files: try project.inputFiles())

        return try OutputLock.holding(project.output, waitingSeconds: settings.waitSeconds) { hasWaited in
            // Who has waited looks again: the run before may have been long.
            let project = hasWaited ? try renewed(project) : project
            let workflow = hasWaited ? try project.workflow(files: try project.inputFiles()) : first
            let memory = project.memory(of: workflow)
            defer { memory?.cache.close(keeping: settings.cacheBytes) }
            if let memory, let earlier = memory.publication(at: project.output), try earlier.stands(at: project.output, for: workflow.files)
            {
                var outcome = earlier.outcome
                outcome.output = project.output
                outcome.isUnchanged = true
                try settings.judge(outcome)
                return outcome
            }
            let manifest = try project.manifest(workflow)
            let publication = try Publication(output: project.output)
            var snapshot = SnapshotWriter(publication, workflow: workflow, manifest: manifest)
            do {
                try fill(&snapshot, from: workflow, memory: memory)
                try settings.judge(snapshot.outcome)
                let hash = try snapshot.publish()
                memory?.remember(hash, of: snapshot, at: project.output)
                return snapshot.outcome
            } catch {
                snapshot.discard()
                throw error
            }
        }
    }

    /// The project as it is now.
    private func renewed(_ project: Project) throws -> Project {
        let renewed = try Project(settings)
        guard renewed.output == project.output else {
            throw RunError(.badPipeline, "the pipeline's output was changed while the run waited for it; run it again")
        }
        return renewed
    }

    private func fill(_ snapshot: inout SnapshotWriter, from workflow: Workflow, memory: RunMemory?) throws {
        let inputs = InputHashes()
        var batch = RunMemory.Batch(memory)
        var progress = RunProgress(inputs: workflow.files.count)
        try snapshot.begin()
        try OrderedPool<PageTask, PageOutcome>.run(
            workers: settings.workers,
            mostCost: PageTask.bytesUnderWay,
            cost: \.bytes,
            produce: { put in try workflow.forEachPage(didRead: inputs.add, put) },
            work: PageWork(workflow: workflow, memory: memory).outcome,
            consume: { page in
                try StopSignal.check()
                if case .rejected(let reject) = page.result {
                    settings.logger.info("set aside", metadata: ["source": "\(reject.source)", "code": "\(reject.code.rawValue)"])
                    progress.rejects += 1
                }
                try snapshot.add(page)
                batch.add(page)
                progress.pages += 1
                if let report = settings.progress {
                    progress.inputsRead = inputs.count
                    report(progress)
                }
            }
        )
        batch.flush()
        snapshot.inputs = inputs.all
    }
}
