package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import org.springframework.data.repository.CrudRepository;

interface DatasetVersionRows extends CrudRepository<DatasetVersion, DatasetVersionId> {}
