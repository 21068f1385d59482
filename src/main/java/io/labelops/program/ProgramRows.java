package io.labelops.program;

import org.springframework.data.repository.ListCrudRepository;

interface ProgramRows extends ListCrudRepository<Program, String> {}
