package io.labelops.program;

import org.springframework.data.repository.CrudRepository;

interface DatasetRows extends CrudRepository<Dataset, String> {}
