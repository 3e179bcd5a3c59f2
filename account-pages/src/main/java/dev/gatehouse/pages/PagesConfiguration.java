package dev.gatehouse.pages;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The pages, for the application that people reach with a browser. It supplies the adapter of each port. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = PagesConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class PagesConfiguration {}
